// Times of the workloads in WebAssembly, and of W1 in plain JavaScript. `cargo course bench` makes a page of it.

const ROUNDS = 40;

function w1(steps) {
  let x = -1.5, y = 2, mx = 0, my = 0, vx = 0, vy = 0, p1 = 1, p2 = 1;
  for (let step = 0; step < steps; step++) {
    const t = y - x * x;
    const gx = -2 * (1 - x) - 400 * x * t, gy = 200 * t;
    p1 *= 0.9;
    p2 *= 0.999;
    mx = 0.9 * mx + (1 - 0.9) * gx;
    my = 0.9 * my + (1 - 0.9) * gy;
    vx = 0.999 * vx + (1 - 0.999) * gx * gx;
    vy = 0.999 * vy + (1 - 0.999) * gy * gy;
    const size = -(1e-3 / (1 - p1)), root = Math.sqrt(1 - p2);
    x += (size * mx) / (Math.sqrt(vx) / root + 1e-8);
    y += (size * my) / (Math.sqrt(vy) / root + 1e-8);
  }
  return x;
}

// Name, what to do, how many units of work that is, unit.
const workloads = (wasm) => [
  ["W1 (JavaScript)", () => w1(1_000_000), 1, "M steps/s"],
  ["W1", () => wasm.w1(1_000_000), 1, "M steps/s"],
  ["W1x8", () => wasm.w1x8(1_000_000), 8, "M steps/s"],
  ["W2", () => wasm.w2(1600), 400, "k samples/s"],
  ["W3", () => wasm.w3(5), 8.96, "k samples/s"],
  ["peak", () => wasm.peak(10_000_000, 0.999, 0.001), 0.96, "GFLOP/s"],
];

// Takes turns, so that what else the machine does hurts all alike; the best of all rounds after warming up.
function measure(all) {
  const list = all.map(([name, work, units, unit]) => ({ name, work, units, unit, best: Infinity }));
  for (let round = 0; round < ROUNDS + 5; round++) {
    for (const entry of list) {
      const start = performance.now();
      entry.result = entry.work();
      const seconds = (performance.now() - start) / 1e3;
      if (round >= 5) entry.best = Math.min(entry.best, seconds);
    }
  }
  return list.map(({ name, units, unit, best, result }) => `${name}: ${(units / best).toPrecision(4)} ${unit} (${result})`);
}

// A line for each workload, unless only the fingerprint is wanted, which comes last. `peer` is the program of
// TensorFlow.js, if that is to be measured too.
async function report(bytes, onlyFingerprint, peer) {
  const wasm = new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports;
  const all = workloads(wasm);
  if (peer) all.push(await tensorFlowWorkload(wasm, peer));
  const rows = onlyFingerprint ? [] : measure(all);
  return [...rows, `fingerprint: ${wasm.fingerprint()}`].join("\n");
}
