package org.modelaudit.cam;

import java.util.Arrays;

/** How many principal components are kept. */
sealed interface Components {

    /**
     * @param variances of all components, the largest first
     * @return how many to keep, at most as many as there are
     */
    int count(double[] variances);

    /** A fixed number, or all where there are fewer. */
    record First(int number) implements Components {

        public First {
            if (number < 1) {
                throw new IllegalArgumentException("At least one component is kept, but got %d.".formatted(number));
            }
        }

        @Override
        public int count(double[] variances) {
            return Math.min(number, variances.length);
        }

        @Override
        public String toString() {
            return "first " + number;
        }
    }

    /** As few as explain a share of the variance. */
    record Share(double share) implements Components {

        public Share {
            if (!(share > 0 && share <= 1)) {
                throw new IllegalArgumentException("A share of variance lies in (0, 1], but got %s.".formatted(share));
            }
        }

        @Override
        public int count(double[] variances) {
            double wanted = share * Arrays.stream(variances).sum();
            double sum = 0;
            for (int n = 0; n < variances.length; n++) {
                sum += variances[n];
                if (sum >= wanted) {
                    return n + 1;
                }
            }
            return variances.length;
        }

        @Override
        public String toString() {
            return "as many as explain " + share + " of the variance";
        }
    }
}
