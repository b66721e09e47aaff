//! Times of the workloads, natively: `cargo bench -p descent`. See `BENCHMARKS.md`.

mod workloads;

use std::hint::black_box;
use std::time::Duration;

use criterion::{BenchmarkGroup, Criterion, Throughput, criterion_group, criterion_main, measurement::WallTime};
use descent::network::Training;
use descent::real::Real;

fn descents(criterion: &mut Criterion) {
    let mut group = group(criterion, "descent");
    group.throughput(Throughput::Elements(100_000));
    group.bench_function("W1", |bencher| bencher.iter(|| workloads::w1(black_box(100_000))));
    group.throughput(Throughput::Elements(800_000));
    group.bench_function("W1x8", |bencher| bencher.iter(|| workloads::w1x8(black_box(100_000))));
    group.finish();
}

fn networks(criterion: &mut Criterion) {
    let mut group = group(criterion, "network");
    epochs(&mut group, "W2", &mut workloads::w2());
    epochs(&mut group, "W2 in f64", &mut workloads::w2_double());
    epochs(&mut group, "W3", &mut workloads::w3());
    group.finish();
}

/// Time per epoch, set-up excluded; throughput is in samples.
fn epochs<T: Real>(group: &mut BenchmarkGroup<'_, WallTime>, name: &str, training: &mut Training<T>) {
    group.throughput(Throughput::Elements(training.samples().len() as u64));
    group.bench_function(name, |bencher| bencher.iter(|| training.epoch()));
}

fn peak(criterion: &mut Criterion) {
    let mut group = group(criterion, "machine");
    group.throughput(Throughput::Elements(96 * 100_000));
    let (factor, summand) = (black_box(0.999), black_box(0.001));
    group.bench_function("peak", |bencher| bencher.iter(|| workloads::peak(black_box(100_000), factor, summand)));
    group.finish();
}

fn group<'a>(criterion: &'a mut Criterion, name: &str) -> BenchmarkGroup<'a, WallTime> {
    let mut group = criterion.benchmark_group(name);
    group.warm_up_time(Duration::from_millis(500)).measurement_time(Duration::from_secs(2)).sample_size(30);
    group
}

criterion_group!(benches, descents, networks, peak);
criterion_main!(benches);
