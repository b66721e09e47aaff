# The moving average of Temperatures: 5 values, beta 0.9, from zero, in Keras 3.
# Prints the table of values, every number with all its digits.
# Keras's own averages: keras.optimizers.Adam's are from zero and corrected, those of use_ema=True are
# from the first value.
# Needs Keras 3: pip install keras, and one of torch, tensorflow and jax (with JAX_ENABLE_X64=1)

import keras

keras.config.set_floatx("float64")
BETA = 0.9
VALUES = keras.ops.convert_to_tensor([25.0, 13.0, 17.0, 31.0, 43.0], dtype="float64")


def averages(values, beta):
    """beta times the average before, and 1 - beta times the value: it is pulled towards the zero it began with."""
    average = keras.ops.zeros(())
    for value in values:
        average = beta * average + (1 - beta) * value
        yield average


print("step", "value", "average", sep=",")
for step, (value, average) in enumerate(zip(VALUES, averages(VALUES, BETA)), 1):
    print(step, float(value), float(average), sep=",")
