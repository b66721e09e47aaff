# Adam, Gradient descent, Too fast on Exclusive or: a network, 60 epochs, in Keras 3.
# Prints the table of epochs. The course trains in 32 bits, this script in 64: some five digits agree at first,
# and fewer where the training magnifies the difference.
# Keras on PyTorch and JAX rounds some results to 32 bits, whatever it is told: some five digits agree with PyTorch's.
# Needs Keras 3: pip install keras, and one of torch, tensorflow and jax (with JAX_ENABLE_X64=1)

import math

import keras
import numpy as np

keras.config.set_floatx("float64")
EPOCHS = 60
BATCH_SIZE = 10
LOSS_BELOW = 0.1  # stops as soon as the loss is below this
STALLED = 2  # stops after so many epochs without a lower loss
SIZES = [2, 6, 1]
# The first weights of each layer, input by input.
WEIGHTS = [
    [0.1579452527597747, 0.43153991115918844, 0.16565001612321717, 0.45971946036774913,
    -0.3263379665230637, -0.2656580203964976, 0.39205596081986727, 0.4141113932157064,
    -0.4324716573860126, 0.39424241527309584, -0.27802597623288783, -0.10768818579771987],
    [0.1033056365291263, -0.23367073356626636, 0.7999105352591359, -0.5492131846696485,
    -0.5552428882345523, -0.25139426067628085],
]
# x, y and class of each sample: to learn from, and set aside.
TRAINING = np.array([3.8595947754449593, 3.7380447857534, -1.0, -0.6806359232675305, 5.203010695714377, 1.0,
    -3.131771000157098, 3.3831269039385186, 1.0, 1.823282131559669, 2.6840447577110145, -1.0,
    -0.7506209252971039, 0.6007899750158894, 1.0, -1.848616782195752, 4.720555388713627, 1.0,
    3.7780520705873215, 4.397596505834364, -1.0, 4.006060672869358, -1.2681175302456114, 1.0,
    4.137661672630051, -2.339054475224665, 1.0, 1.9193103963343403, -4.9383079162615235, 1.0,
    2.5623935230083013, 3.181355872975791, -1.0, -1.3283074333526388, -0.9101327033605886,
    -1.0, 2.1506972082226756, 4.708392997414695, -1.0, 1.3704973470529023, -3.7452249883108775,
    1.0, 0.9845744258031905, -4.099834345531108, 1.0, -4.640398068544235, -4.485853459965392,
    -1.0, -3.88092452168387, -3.5864890699098133, -1.0, 1.1675339453943443, -4.518414493177448,
    1.0, -4.154239313384076, -1.9060442610141202, -1.0, -2.0438163776440517,
    -2.2021627828528985, -1.0, -1.9989059318775668, -5.245358805199106, -1.0,
    -1.4293927460825138, -4.673222341975232, -1.0, -2.4308864517626088, -4.820988171557587,
    -1.0, -0.479393029148851, 1.2724742538868747, 1.0, 0.7367078942441039, 2.7823532882165476,
    -1.0, -2.6732780880878924, 1.716943337376948, 1.0, -1.9638057016979258, -5.166658997516431,
    -1.0, 3.5720527506191098, 2.2123233246721195, -1.0, -3.9829965579808753,
    -1.1960036494816781, -1.0, -4.9868870788385875, 3.572220514669576, 1.0, 2.5040716377306786,
    -2.5006437759301052, 1.0, -3.9122057574804963, 4.377938107890269, 1.0, 5.1848149573249485,
    -1.2456036114114042, 1.0, -5.0582874211772255, 4.106339600760493, 1.0, 0.5645597987874305,
    -4.616300018540826, 1.0, 0.965615751722809, 2.757817572627011, -1.0, -2.911027205941816,
    -2.0749607491460473, -1.0, 1.663066742482677, 1.2745853868625399, -1.0, -5.271807343389923,
    -3.694581574786055, -1.0, -0.6351564583200628, -2.3688644664650367, -1.0,
    -1.82118008663084, -0.7643742288595776, -1.0, -1.0094929689412333, -2.8744778668395785,
    -1.0, -3.1315794261577876, -3.331549445710361, -1.0, -2.444913156030333,
    3.2399660566230555, 1.0, -3.240528752158362, -0.611768112571268, -1.0, 2.963667432850242,
    1.9642802666897794, -1.0, -3.5302990702248667, 2.6808833530888663, 1.0, 4.239390299212533,
    4.426901636790798, -1.0, -2.0431634926704865, 4.701739174880179, 1.0, -1.1220528571095199,
    -2.8065636752364416, -1.0, 4.967671801109526, 4.342719198542894, -1.0, 3.613442929386215,
    -2.779880820634803, 1.0, 2.2373434719545644, 2.7020248331089345, -1.0, 2.491946643336364,
    -0.4449825049982212, 1.0, -4.670490215862839, -0.503294241674874, -1.0, 5.026880403788158,
    2.210863701333404, -1.0, -0.735974776588679, 1.4853033142557857, 1.0, 1.7391877829299927,
    -4.440392447374047, 1.0, 2.6612983532082444, 1.1885748691802287, -1.0, -4.331976241475091,
    4.828906758521925, 1.0, 1.5985911837415576, -3.2740430882834466, 1.0, 2.1079379591106004,
    -2.0857619436771078, 1.0, -3.537702933068709, -1.8218077453103196, -1.0,
    -2.379874600470892, -4.62250752318963, -1.0]).reshape(-1, 3)
VALIDATION = np.array([4.365992662126822, -2.8003485411281046, 1.0, 2.673772208433473, -3.427390735525238, 1.0,
    1.7958487501714568, -3.0922695732678305, 1.0, 1.539866143053684, 3.9015514926820334, -1.0,
    3.9182828465870694, 2.381792504833336, -1.0, -4.862517243281413, 5.277478925366421, 1.0,
    3.989089421239031, 3.6933131701158626, -1.0, 1.7533464021950604, 3.453505833680997, -1.0,
    -0.8573529917364195, 2.92894391911761, 1.0, -4.337533852505496, -2.276158498385815, -1.0,
    -1.6826642776400855, -4.3837566994036985, -1.0, 4.504232145292019, -4.473522451879565, 1.0,
    -4.49663982682477, 2.550943389647583, 1.0, -3.7545361314259247, -1.2805622611699072, -1.0,
    -2.23075291058562, -0.8377476455486186, -1.0, -2.404926652673584, -1.7684856966391391,
    -1.0]).reshape(-1, 3)


def network():
    layers = [keras.layers.Dense(units, activation="tanh") for units in SIZES[1:-1]]
    model = keras.Sequential([keras.Input((SIZES[0],)), *layers, keras.layers.Dense(SIZES[-1], activation="tanh")])
    shapes = zip(SIZES, SIZES[1:], WEIGHTS)
    model.set_weights([part for inputs, outputs, weights in shapes
                       for part in (np.reshape(weights, (inputs, outputs)), np.zeros(outputs))])
    return model


def loss(classes, answers):
    return keras.ops.mean((answers - classes) ** 2) / 2


def score(model, samples):
    """Loss and accuracy; nothing where there are no samples."""
    if len(samples) == 0:
        return "", ""
    answers = keras.ops.convert_to_numpy(model(samples[:, :2]))
    right = (answers > 0) == (samples[:, 2:] > 0)
    return float(((answers - samples[:, 2:]) ** 2).mean() / 2), float(right.mean())


def run(name, optimizer, rate=None, batch_size=BATCH_SIZE):
    model = network()
    model.compile(optimizer=optimizer, loss=loss, run_eagerly=True)
    order, step = list(range(len(TRAINING))), 0
    lowest, since = math.inf, 0
    for epoch in range(EPOCHS + 1):
        print(name, epoch, *score(model, TRAINING), *score(model, VALIDATION), sep=",")
        value = score(model, TRAINING)[0]
        if value < LOSS_BELOW:
            return
        if value < lowest:
            lowest, since = value, epoch
        if epoch - since >= STALLED:
            return
        for first in range(0, len(order), batch_size):
            if rate:
                optimizer.learning_rate = rate(step)
            batch = TRAINING[order[first : first + batch_size]]
            model.train_on_batch(batch[:, :2], batch[:, 2:])
            step += 1


print("optimizer", "epoch", "loss", "accuracy", "validation_loss", "validation_accuracy", sep=",")
# Keras adds epsilon before the correction for the start: about six digits agree.
run("adam", keras.optimizers.Adam(learning_rate=0.05, beta_1=0.9, beta_2=0.999, epsilon=1e-8))
run("gd", keras.optimizers.SGD(learning_rate=0.001))
run("too-fast", keras.optimizers.SGD(learning_rate=3.0))
