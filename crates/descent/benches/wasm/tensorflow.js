// W3 by TensorFlow.js in WebAssembly, as its documentation trains: tensors made before, one `minimize` for each batch.

const SIZES = [64, 64, 32, 10], SAMPLES = 1792, BATCH = 32;

// Calls that only look like waiting: the page is printed as soon as it has loaded, so nothing may come later.
async function startTensorFlow(program) {
  const fetched = { ok: true, arrayBuffer: async () => program.buffer };
  tf.env().platform.fetch = async () => fetched;
  WebAssembly.instantiate = async (bytes, imports) => {
    const module = new WebAssembly.Module(bytes);
    return { module, instance: new WebAssembly.Instance(module, imports) };
  };
  tf.wasm.setWasmPaths("./", true);
  tf.enableProdMode();
  if (!await tf.setBackend("wasm")) throw new Error("TensorFlow.js does without WebAssembly");
}

// Trains for so many epochs; gives the mean loss of the last. `next` gives what W3 starts from, number by number.
function w3InTensorFlow(next) {
  const numbers = (count) => Float32Array.from({ length: count }, next);
  const layers = SIZES.slice(1).map((outputs, index) => [
    tf.variable(tf.tensor2d(numbers(SIZES[index] * outputs), [SIZES[index], outputs])),
    tf.variable(tf.tensor1d(numbers(outputs))),
  ]);
  const batches = Array.from({ length: SAMPLES / BATCH }, () => {
    const inputs = [], labels = [];
    for (let sample = 0; sample < BATCH; sample++) {
      inputs.push(...numbers(SIZES[0]));
      labels.push(next());
    }
    const classes = tf.oneHot(tf.tensor1d(labels, "int32"), SIZES[3]);
    return [tf.tensor2d(inputs, [BATCH, SIZES[0]]), tf.cast(classes, "float32")];
  });
  const adam = tf.train.adam(1e-3, 0.9, 0.999, 1e-8);
  const answer = (inputs) => layers.reduce((values, [weights, biases], index) => {
    const sums = tf.add(tf.matMul(values, weights), biases);
    return index < 2 ? tf.relu(sums) : sums;
  }, inputs);
  return (epochs) => {
    let mean = NaN;
    for (let epoch = 0; epoch < epochs; epoch++) {
      let total = 0;
      for (const [inputs, labels] of batches) {
        const loss = adam.minimize(() => tf.losses.softmaxCrossEntropy(labels, answer(inputs)), true);
        total += loss.dataSync()[0];
        loss.dispose();
      }
      mean = total / batches.length;
    }
    return mean;
  };
}

// A workload whose result is the loss of the tenth epoch, which is known, and not that of the last.
async function tensorFlowWorkload(wasm, program) {
  await startTensorFlow(program);
  let index = 0;
  const train = w3InTensorFlow(() => wasm.w3_start(index++));
  const tenth = train(10);
  return ["W3 (TensorFlow.js)", () => (train(1), tenth), 1.792, "k samples/s"];
}
