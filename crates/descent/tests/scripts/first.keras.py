# Gradient descent, Momentum, Dampened, Nesterov momentum, Nesterov momentum, AdaGrad, RMSProp, RMSProp, "centred" on Ravine: 20 steps from (-5, 2), in Keras 3.
# Prints the table of steps, every number with all its digits.
# Needs Keras 3: pip install keras, and one of torch, tensorflow and jax (with JAX_ENABLE_X64=1)

import keras
import numpy as np

keras.config.set_floatx("float64")
STEPS = 20
START = [-5.0, 2.0]


def loss(x, y):
    return 0.1 * x**2 + 2 * y**2


class Descent(keras.Model):
    """Its weights are the point, and training makes the loss at the point smaller."""

    def __init__(self):
        super().__init__()
        self.point = self.add_weight(shape=(len(START),), initializer="zeros")
        self.point.assign(START)

    def call(self, inputs):
        value = loss(self.point[0], self.point[1])
        self.add_loss(value)
        return value


def run(name, optimizer):
    model = Descent()
    model.compile(optimizer=optimizer, run_eagerly=True)
    for step in range(STEPS + 1):
        point = keras.ops.convert_to_numpy(model.point)
        print(name, step, *point.tolist(), float(loss(*point)), sep=",")
        inputs = {"unused": np.zeros(1)}
        model.train_on_batch(inputs)


print("optimizer", "step", "x", "y", "loss", sep=",")
run("gd", keras.optimizers.SGD(learning_rate=0.1))
run("momentum", keras.optimizers.SGD(learning_rate=0.1, momentum=0.9))
# Dampened is missing here: Keras has no dampening.
run("nesterov", keras.optimizers.SGD(learning_rate=0.1, momentum=0.9, nesterov=True))
run("nesterov-2", keras.optimizers.SGD(learning_rate=0.1, momentum=0.0, nesterov=True))
# Keras adds epsilon inside the root: here its square, which differs only where gradients are as small.
run("adagrad", keras.optimizers.Adagrad(learning_rate=0.8, initial_accumulator_value=0, epsilon=1.0000000000000001e-20))
# Keras adds epsilon inside the root: here its square, which differs only where gradients are as small.
run("rmsprop", keras.optimizers.RMSprop(learning_rate=0.1, rho=0.9, epsilon=1e-8, momentum=0.0))
# Keras adds epsilon inside the root: here its square, which differs only where gradients are as small.
run("rmsprop-centred", keras.optimizers.RMSprop(learning_rate=0.05, rho=0.99, epsilon=1.0000000000000001e-16, momentum=0.5, centered=True))
