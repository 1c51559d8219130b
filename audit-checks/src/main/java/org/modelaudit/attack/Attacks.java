package org.modelaudit.attack;

import org.modelaudit.naming.Name;

/** Makes every attack of this package, in its default settings. */
public final class Attacks {

    private static final long SEED = 42;

    private Attacks() {}

    /** DeepFool: the smallest change in L2 that changes the decision, in the model's normalised input, not clipped. */
    @Name("deep-fool")
    public static DeepFool deepFool() {
        return DeepFool.l2();
    }

    /** DeepFool in L∞: the smallest largest change of a value, in the model's normalised input, not clipped. */
    @Name("deep-fool-linf")
    public static DeepFool deepFoolLinf() {
        return DeepFool.linf();
    }

    /**
     * FGSM: one step along the gradient's sign.
     *
     * @param epsilon largest change of a pixel in [0, 1], such as 2/255
     */
    public static Fgsm fgsm(double epsilon) {
        return new Fgsm(epsilon, AttackSpace.PIXELS);
    }

    /**
     * PGD: ten steps along the gradient's sign from a random start, each 0.25 of the radius.
     *
     * @param epsilon largest change of a pixel in [0, 1], such as 2/255
     */
    public static Pgd pgd(double epsilon) {
        return pgd(epsilon, 10);
    }

    /**
     * PGD with another number of steps, each 2.5 of the radius by their number.
     *
     * @param epsilon largest change of a pixel in [0, 1], such as 2/255
     */
    public static Pgd pgd(double epsilon, int steps) {
        return new Pgd(epsilon, steps, AttackSpace.PIXELS, SEED);
    }

    /**
     * Every pixel up or down by the same amount, at random.
     *
     * @param epsilon change of a pixel in [0, 1], such as 8/255
     */
    public static RandomNoise randomSign(double epsilon) {
        return RandomNoise.sign(epsilon);
    }

    /**
     * Gaussian noise on every pixel.
     *
     * @param deviation standard deviation, of pixels in [0, 1]
     */
    public static RandomNoise gaussianNoise(double deviation) {
        return RandomNoise.gaussian(deviation);
    }
}
