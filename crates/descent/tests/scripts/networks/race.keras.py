# Gradient descent, Momentum, Nesterov momentum, Adam, Decayed, RMSProp, Lion, Muon on Two moons: a network, 12 epochs, in Keras 3.
# Prints the table of epochs. The course trains in 32 bits, this script in 64: some five digits agree at first,
# and fewer where the training magnifies the difference.
# Keras on PyTorch and JAX rounds some results to 32 bits, whatever it is told: some five digits agree with PyTorch's.
# Needs Keras 3: pip install keras, and one of torch, tensorflow and jax (with JAX_ENABLE_X64=1)

import math

import keras
import numpy as np

keras.config.set_floatx("float64")
EPOCHS = 12
BATCH_SIZE = 8
SEED = 5
SIZES = [2, 4, 3, 1]
# The first weights of each layer, input by input.
WEIGHTS = [
    [-0.6301783247964143, 1.404183244534972, -0.21470543548555523, -0.3218367228754881,
    -1.1860559808183058, -0.4538025595536337, 0.3407140413417461, 0.007789780129131119],
    [-0.9595646749004844, 1.349554172022386, -0.10638591926629332, -0.7804104546050269,
    0.7447586280740708, -0.0941126074041705, 0.8941787212968874, -0.10518634505938243,
    -0.8522175737423899, -0.11133293779492469, -0.10553804067983225, 0.123923773021239],
    [-0.6399528435224195, 0.3955883531043613, -0.11805736614747163],
]
# x, y and class of each sample: to learn from, and set aside.
TRAINING = np.array([0.2941858651172385, 1.3307303337697247, -1.0, 1.1587579520061744, 0.33220628406108904,
    -1.0, 0.5607738421833387, -0.3553262531321282, 1.0, 1.844093520394329, 0.35191850940496383,
    1.0, 0.9860155148462854, -0.7084368126241773, 1.0, 2.1625242647903478, 0.7543620209590096,
    1.0, 0.366727639437366, 0.9217408100659096, -1.0, 1.642855896778309, -0.16722250795483456,
    1.0, 1.0858904410768013, 0.31715450671479856, -1.0, 0.9112528516964107, 0.5232993278663053,
    -1.0, 1.6594049394151533, -0.3324401253552734, 1.0, -1.0744192466637725,
    0.07113081750139422, -1.0, -0.06491876479314804, 1.0709430758984566, -1.0,
    -0.8982517240371065, 0.267772764075472, -1.0, 1.9387057488886312, -0.07126142842584895,
    1.0, 1.5637297402274346, -0.22960926403842696, 1.0, 0.1759023201682614, 0.062479833912018,
    1.0, 0.7484824775817938, 0.9815229956963276, -1.0, -0.6220328272695718, 0.3632590476575055,
    -1.0, -0.35733294789801306, 0.7543919946507222, -1.0, 0.4782504978586331,
    -0.4928999266344586, 1.0, 0.07377721652397935, 0.5891603383093201, 1.0,
    -0.7890513695557648, 0.29733168228349816, -1.0, 1.9368271830646462, 0.058325321435282906,
    1.0, 0.04458000163279799, 0.25792117547011073, 1.0, 1.2950527314160818,
    -0.46887817087256956, 1.0, 0.6164844577172737, -0.3674521705713342, 1.0,
    0.7747005097808239, 0.602016626749594, -1.0, -0.2228534829076321, 1.013717504367555, -1.0,
    1.15252402252414, 0.09285021843194796, 1.0, -0.7091735454705742, 1.0261919863374875, -1.0,
    0.2766121045511407, -0.21347515846676446, 1.0, 1.1505907762526544, -0.5054558124052374,
    1.0, 0.8342309908656355, -0.4354694011124177, 1.0, -0.7274041572875528, 0.6133822275491969,
    -1.0, 0.9394840118772076, -0.3124634988777895, 1.0, 0.30013440577663436, 0.93622717912482,
    -1.0, 1.5293954002829275, -0.3884856175879267, 1.0, 0.5082985715777738, 0.2721915183700673,
    1.0, -0.7604084652170493, 0.7745971786076898, -1.0, -0.781875127825812,
    0.020527888332072336, -1.0, 1.5717928985969216, -0.25765213336286164, 1.0,
    -0.6555849686567444, 0.6444381633852189, -1.0, 0.46608409660986555, 0.6708872051613132,
    -1.0, 0.5553473156154057, 0.8471415890730778, -1.0, 0.5087867326463283, 1.2939114194260877,
    -1.0, 0.9611347018617111, -0.5497790857015915, 1.0, -0.8361450999411307,
    0.44989347673959634, -1.0]).reshape(-1, 3)
VALIDATION = np.array([0.05437669556886382, 0.27076353538814246, 1.0, 0.6789155538405754, 0.44289474309019383,
    -1.0, 0.6300545102981238, 0.9733506728188834, -1.0, 0.17995876703380764,
    -0.05751206594525329, 1.0, 1.5019981221962764, -0.24357382324725796, 1.0,
    0.12300438562318805, -0.0764052195125058, 1.0, -0.9580785734460633, -0.09203406870417905,
    -1.0, 1.994103686068685, 0.23495136469624472, 1.0, 1.5331464449597185,
    0.009812920573270507, 1.0, -0.38618269321755505, 1.0385807609417366, -1.0,
    -0.10442174081445907, 1.3128760886740203, -1.0, 1.085428998672129, 0.0973345697404445,
    -1.0]).reshape(-1, 3)


class Random:
    """The course's random numbers (SplitMix64), for the same noise and the same order."""

    def __init__(self, seed):
        self.state, self.spare = seed, None

    def bits(self):
        self.state = (self.state + 0x9E3779B97F4A7C15) % 2**64
        bits = (self.state ^ self.state >> 30) * 0xBF58476D1CE4E5B9 % 2**64
        bits = (bits ^ bits >> 27) * 0x94D049BB133111EB % 2**64
        return bits ^ bits >> 31

    def shuffle(self, items):
        for last in range(len(items) - 1, 0, -1):
            other = self.bits() * (last + 1) >> 64
            items[last], items[other] = items[other], items[last]

    def spread(self):
        return 2 * ((self.bits() >> 11) / 2**53) - 1

    def normal(self):
        if self.spare is not None:
            spare, self.spare = self.spare, None
            return spare
        while True:
            x, y = self.spread(), self.spread()
            square = x * x + y * y
            if 0 < square < 1:
                scale = math.sqrt(-2 * math.log(square) / square)
                self.spare = scale * y
                return scale * x


def network():
    layers = [keras.layers.Dense(units, activation="relu") for units in SIZES[1:-1]]
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


def run(name, optimizer, rate=None, momentum=None, batch_size=BATCH_SIZE):
    model = network()
    model.compile(optimizer=optimizer, loss=loss, run_eagerly=True)
    order, step = list(range(len(TRAINING))), 0
    random = Random(SEED)
    for epoch in range(EPOCHS + 1):
        print(name, epoch, *score(model, TRAINING), *score(model, VALIDATION), sep=",")
        random.shuffle(order)
        for first in range(0, len(order), batch_size):
            if rate:
                optimizer.learning_rate = rate(step)
            if momentum:
                optimizer.momentum = momentum(step)
            batch = TRAINING[order[first : first + batch_size]]
            model.train_on_batch(batch[:, :2], batch[:, 2:])
            step += 1


print("optimizer", "epoch", "loss", "accuracy", "validation_loss", "validation_accuracy", sep=",")
run("gd", keras.optimizers.SGD(learning_rate=0.1), rate=lambda step: 0 + (0.1 - 0) / 2 * (1 + math.cos(math.pi * step / 70)))
run("momentum", keras.optimizers.SGD(learning_rate=0.05, momentum=0.9), batch_size=20)
run("nesterov", keras.optimizers.SGD(learning_rate=0.05, momentum=0.9, nesterov=True), momentum=lambda step: min(1 - 0.5 / (step // 10 + 1), 0.99))
# Keras adds epsilon before the correction for the start: about six digits agree.
run("adam", keras.optimizers.Adam(learning_rate=0.02, beta_1=0.9, beta_2=0.999, epsilon=1e-8))
# Keras adds epsilon before the correction for the start: about six digits agree.
run("decayed", keras.optimizers.AdamW(learning_rate=0.02, beta_1=0.9, beta_2=0.999, epsilon=1e-8, weight_decay=0.1))
# Keras adds epsilon inside the root: here its square, which differs only where gradients are as small.
run("rmsprop", keras.optimizers.RMSprop(learning_rate=0.01, rho=0.99, epsilon=1.0000000000000001e-16, momentum=0.0))
run("lion", keras.optimizers.Lion(learning_rate=0.003, beta_1=0.9, beta_2=0.99, weight_decay=0.0))
# Muon is missing here: its rule for matrices differs from framework to framework.
