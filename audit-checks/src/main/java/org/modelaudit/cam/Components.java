package org.modelaudit.cam;

import java.util.List;
import org.modelaudit.linear.SymmetricMatrix;
import org.modelaudit.linear.SymmetricMatrix.Eigenpair;

/** How many principal components are kept. */
sealed interface Components {

    /**
     * @param covariances of which the eigenvalues are the components' variances
     * @return the components that are kept, that of the largest variance first, at most as many as there are
     */
    List<Eigenpair> of(SymmetricMatrix covariances);

    /** A fixed number, or all where there are fewer. */
    record First(int number) implements Components {

        public First {
            if (number < 1) {
                throw new IllegalArgumentException("At least one component is kept, but got %d.".formatted(number));
            }
        }

        @Override
        public List<Eigenpair> of(SymmetricMatrix covariances) {
            return covariances.leading(number);
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
        public List<Eigenpair> of(SymmetricMatrix covariances) {
            List<Eigenpair> all = covariances.eigenpairs();
            double wanted = share * all.stream().mapToDouble(Share::variance).sum();
            double sum = 0;
            for (int n = 0; n < all.size(); n++) {
                sum += variance(all.get(n));
                if (sum >= wanted) {
                    return all.subList(0, n + 1);
                }
            }
            return all;
        }

        /** What is below 0 is so by rounding. */
        private static double variance(Eigenpair component) {
            return Math.max(0, component.value());
        }

        @Override
        public String toString() {
            return "as many as explain " + share + " of the variance";
        }
    }
}
