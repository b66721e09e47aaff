//! TensorFlow.js with its backend in WebAssembly, to compare the speed of training with.

use std::path::PathBuf;

use super::npm::Package;
use crate::failure::Failure;

const VERSION: &str = "4.22.0";
const LIBRARY: &str = "package/dist/tf.min.js";
const BACKEND: &str = "package/dist/tf-backend-wasm.min.js";
const PROGRAM: &str = "package/dist/tfjs-backend-wasm-simd.wasm";

const PACKAGES: [Package; 2] = [
    Package {
        name: "tfjs",
        scope: "@tensorflow/",
        version: VERSION,
        files: &[(LIBRARY, "300dfae273d20b4046f46a06d735688f03675a807561e9bcb5f664eb2f3d2831")],
    },
    Package {
        name: "tfjs-backend-wasm",
        scope: "@tensorflow/",
        version: VERSION,
        files: &[
            (BACKEND, "691bbec0ef8b5a7f17f212e9c5d85832030f90d030b46e99acb4dea1fb16f009"),
            (PROGRAM, "77ebb28a6d34f371dbbf2086b7f2de8994acd8ea5a3cf1fa24d2c26c840cac7b"),
        ],
    },
];

/// Where its files lie.
#[derive(Clone, Debug)]
pub(crate) struct TensorFlow {
    /// The library and then the backend, which a page loads in this order.
    pub(crate) scripts: [PathBuf; 2],
    /// The backend's program for one thread, with vector instructions.
    pub(crate) wasm: PathBuf,
}

impl TensorFlow {
    /// Finds the files, and fetches them where they are missing.
    pub(crate) fn set_up() -> Result<Self, Failure> {
        let [library, backend] = &PACKAGES;
        let (library, backend) = (library.set_up()?, backend.set_up()?);
        Ok(Self { scripts: [library.join(LIBRARY), backend.join(BACKEND)], wasm: backend.join(PROGRAM) })
    }
}
