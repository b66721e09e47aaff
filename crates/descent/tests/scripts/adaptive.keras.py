# Adadelta, Adam, Penalised, Uncorrected, AdamW, AMSGrad, AdaMax, NAdam on Booth: 20 steps from (-8, -6), in Keras 3.
# Prints the table of steps, every number with all its digits.
# Needs Keras 3: pip install keras, and one of torch, tensorflow and jax (with JAX_ENABLE_X64=1)

import keras
import numpy as np

keras.config.set_floatx("float64")
STEPS = 20
START = [-8.0, -6.0]


def loss(x, y):
    return (x + 2 * y - 7)**2 + (2 * x + y - 5)**2


class Descent(keras.Model):
    """Its weights are the point, and training makes the loss at the point smaller."""

    def __init__(self, penalty):
        super().__init__()
        self.penalty = penalty
        self.point = self.add_weight(shape=(len(START),), initializer="zeros")
        self.point.assign(START)

    def call(self, inputs):
        value = loss(self.point[0], self.point[1])
        value += self.penalty / 2 * keras.ops.sum(self.point * self.point)
        self.add_loss(value)
        return value


def run(name, optimizer, penalty=0):
    model = Descent(penalty)
    model.compile(optimizer=optimizer, run_eagerly=True)
    for step in range(STEPS + 1):
        point = keras.ops.convert_to_numpy(model.point)
        print(name, step, *point.tolist(), float(loss(*point)), sep=",")
        inputs = {"unused": np.zeros(1)}
        model.train_on_batch(inputs)


print("optimizer", "step", "x", "y", "loss", sep=",")
run("adadelta", keras.optimizers.Adadelta(learning_rate=20.0, rho=0.9, epsilon=1e-6))
# Keras adds epsilon before the correction for the start: about six digits agree.
run("adam", keras.optimizers.Adam(learning_rate=0.5, beta_1=0.9, beta_2=0.999, epsilon=1e-8))
# Keras adds epsilon before the correction for the start: about six digits agree.
run("penalised", keras.optimizers.Adam(learning_rate=0.5, beta_1=0.9, beta_2=0.999, epsilon=1e-8), penalty=0.1)
# Uncorrected is missing here: Keras always corrects Adam's averages for their start.
# Keras adds epsilon before the correction for the start: about six digits agree.
run("adamw", keras.optimizers.AdamW(learning_rate=0.5, beta_1=0.9, beta_2=0.999, epsilon=1e-8, weight_decay=0.1))
# Keras adds epsilon before the correction for the start: about six digits agree.
run("amsgrad", keras.optimizers.Adam(learning_rate=1.0, beta_1=0.9, beta_2=0.9, epsilon=1e-8, amsgrad=True))
# Keras adds epsilon to the maximum, not to the gradient: about seven digits agree.
run("adamax", keras.optimizers.Adamax(learning_rate=0.5, beta_1=0.9, beta_2=0.999, epsilon=1e-8))
# Keras always uses momentum_decay=1: the path is another.
run("nadam", keras.optimizers.Nadam(learning_rate=0.5, beta_1=0.9, beta_2=0.999, epsilon=1e-8))
