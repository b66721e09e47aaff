//! The nearest orthogonal matrix, roughly, by products alone.

use super::Shape;
use crate::real::Real;

/// Keller Jordan's coefficients of `a X + b (X X^T) X + c (X X^T)^2 X`: they lift small singular values
/// fast, and in return only bring all of them close to 1, between about 0.7 and 1.2.
const COEFFICIENTS: [f64; 3] = [3.4445, -4.7750, 2.0315];

/// Brings all singular values of a matrix, row by row, towards 1 by Newton-Schulz steps.
pub(super) fn orthogonalise<T: Real>(matrix: &mut [T], shape: Shape, steps: usize, eps: T) {
    // Wider than high, so that the product with its own transpose is the smaller of the two.
    if shape.rows > shape.columns {
        let mut wide = transpose(matrix, shape);
        orthogonalise(&mut wide, shape.transposed(), steps, eps);
        matrix.copy_from_slice(&transpose(&wide, shape.transposed()));
        return;
    }
    let [a, b, c] = COEFFICIENTS.map(T::from_f64);
    let square = matrix.iter().fold(T::zero(), |sum, entry| sum + *entry * *entry);
    let norm = square.sqrt().maximum(eps);
    matrix.iter_mut().for_each(|entry| *entry = *entry / norm);
    for _ in 0..steps {
        let gram = gram(matrix, shape);
        let gram_squared = product(&gram, &gram, shape.rows);
        let polynomial: Vec<T> = gram.iter().zip(gram_squared).map(|(gram, squared)| b * *gram + c * squared).collect();
        let correction = product(&polynomial, matrix, shape.columns);
        for (entry, correction) in matrix.iter_mut().zip(correction) {
            *entry = a * *entry + correction;
        }
    }
}

fn transpose<T: Real>(matrix: &[T], shape: Shape) -> Vec<T> {
    let column = |column: usize| matrix.iter().skip(column).step_by(shape.columns).copied();
    (0..shape.columns).flat_map(column).collect()
}

/// A matrix times its transpose.
fn gram<T: Real>(matrix: &[T], shape: Shape) -> Vec<T> {
    let rows = || matrix.chunks(shape.columns.max(1));
    rows().flat_map(|left| rows().map(|right| dot(left, right))).collect()
}

fn dot<T: Real>(left: &[T], right: &[T]) -> T {
    left.iter().zip(right).fold(T::zero(), |sum, (left, right)| sum + *left * *right)
}

/// A square matrix times one of `columns` columns and as many rows.
fn product<T: Real>(square: &[T], other: &[T], columns: usize) -> Vec<T> {
    let columns = columns.max(1);
    let rows = other.len() / columns;
    let mut result = vec![T::zero(); other.len()];
    for (result, weights) in result.chunks_mut(columns).zip(square.chunks(rows.max(1))) {
        for (weight, row) in weights.iter().zip(other.chunks(columns)) {
            for (sum, entry) in result.iter_mut().zip(row) {
                *sum = *sum + *weight * *entry;
            }
        }
    }
    result
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Both singular values of a matrix of two rows.
    fn singular_values(matrix: &[f64], shape: Shape) -> [f64; 2] {
        let [p, q, _, r] = gram(matrix, shape)[..] else { panic!("two rows") };
        let (mean, spread) = ((p + r) / 2.0, (((p - r) / 2.0).powi(2) + q * q).sqrt());
        [(mean + spread).sqrt(), (mean - spread).max(0.0).sqrt()]
    }

    proptest! {
        #[test]
        fn singular_values_come_close_to_one(entries in proptest::collection::vec(-10.0..10.0_f64, 8), columns in 2..=4_usize) {
            let shape = Shape { rows: 2, columns };
            let mut wide = entries[..2 * columns].to_vec();
            let [large, small] = singular_values(&wide, shape);
            prop_assume!(small > 0.01 * large);
            let mut tall = transpose(&wide, shape);
            orthogonalise(&mut wide, shape, 5, 1e-7);
            let values = singular_values(&wide, shape);
            prop_assert!(values.iter().all(|value| (0.6..1.25).contains(value)), "{values:?}");
            orthogonalise(&mut tall, shape.transposed(), 5, 1e-7);
            // But for the order in which the first sum is taken.
            for (tall, wide) in transpose(&tall, shape.transposed()).into_iter().zip(wide) {
                prop_assert!((tall - wide).abs() < 1e-9, "{tall} {wide}");
            }
        }
    }

    #[test]
    fn nothing_stays_nothing() {
        let mut matrix = [0.0; 6];
        orthogonalise(&mut matrix, Shape { rows: 3, columns: 2 }, 5, 1e-7);
        assert_eq!(matrix, [0.0; 6]);
        orthogonalise::<f64>(&mut [], Shape { rows: 0, columns: 4 }, 5, 1e-7);
        orthogonalise::<f64>(&mut [], Shape { rows: 4, columns: 0 }, 5, 1e-7);
    }
}
