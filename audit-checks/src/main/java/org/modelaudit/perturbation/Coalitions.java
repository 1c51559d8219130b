package org.modelaudit.perturbation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import java.util.random.RandomGenerator;

/**
 * The sets of superpixels that KernelSHAP asks for, neither the empty nor the full one, with their weights.
 *
 * @param shown {@code n×d}: whether set i holds superpixel j
 * @param weights of the sets
 */
@SuppressWarnings("ArrayRecordComponent")
record Coalitions(boolean[][] shown, double[] weights) {

    /**
     * All sets with the Shapley kernel {@code (d − 1) / (C(d, s)·s·(d − s))} as weight, s being a set's size, where there are no
     * more than {@code most}; else {@code most} sets drawn from that kernel, each followed by its complement, of equal weight.
     *
     * @param random generator of each draw
     */
    static Coalitions of(int superpixels, int most, LongFunction<RandomGenerator> random) {
        return superpixels < Integer.SIZE - 1 && (1 << superpixels) - 2 <= most
                ? all(superpixels)
                : drawn(superpixels, most, random);
    }

    private static Coalitions all(int d) {
        int n = (1 << d) - 2;
        boolean[][] shown = new boolean[n][d];
        double[] weights = new double[n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < d; j++) {
                shown[i][j] = ((i + 1) >> j & 1) == 1;
            }
            int s = size(shown[i]);
            weights[i] = (d - 1) / (binomial(d, s) * s * (d - s));
        }
        return new Coalitions(shown, weights);
    }

    private static Coalitions drawn(int d, int most, LongFunction<RandomGenerator> random) {
        double[] upTo = new double[d];
        for (int s = 1; s < d; s++) {
            upTo[s] = upTo[s - 1] + 1.0 / ((double) s * (d - s));
        }
        boolean[][] shown = new boolean[most][];
        double[] weights = new double[most];
        for (int i = 0; i < most; i++) {
            shown[i] = i % 2 == 1 ? complement(shown[i - 1]) : draw(upTo, random.apply(i));
            weights[i] = 1;
        }
        return new Coalitions(shown, weights);
    }

    private static boolean[] draw(double[] upTo, RandomGenerator random) {
        int d = upTo.length;
        double place = random.nextDouble() * upTo[d - 1];
        int s = 1;
        while (s < d - 1 && place >= upTo[s]) {
            s++;
        }
        List<Integer> left = new ArrayList<>();
        for (int j = 0; j < d; j++) {
            left.add(j);
        }
        boolean[] set = new boolean[d];
        for (int i = 0; i < s; i++) {
            set[left.remove(random.nextInt(left.size()))] = true;
        }
        return set;
    }

    private static boolean[] complement(boolean[] set) {
        boolean[] others = new boolean[set.length];
        for (int j = 0; j < set.length; j++) {
            others[j] = !set[j];
        }
        return others;
    }

    private static double binomial(int n, int k) {
        double result = 1;
        for (int i = 1; i <= k; i++) {
            result = result * (n - k + i) / i;
        }
        return result;
    }

    static int size(boolean[] set) {
        int size = 0;
        for (boolean member : set) {
            size += member ? 1 : 0;
        }
        return size;
    }

    /** 1 for a member, 0 for the others. */
    static double[] numbers(boolean[] set) {
        double[] numbers = new double[set.length];
        for (int j = 0; j < set.length; j++) {
            numbers[j] = set[j] ? 1 : 0;
        }
        return numbers;
    }
}
