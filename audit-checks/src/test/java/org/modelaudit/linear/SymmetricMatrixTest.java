package org.modelaudit.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SymmetricMatrixTest {

    @Test
    void the_leading_eigenvector_of_two_by_two_numbers_is_the_one_computed_by_hand() {
        // [[2, 1], [1, 2]] has eigenvalues 3 and 1 with eigenvectors (1, 1)/√2 and (1, -1)/√2.
        double[] vector = leading(new double[] {2, 1, 1, 2}, 2);

        assertThat(Math.abs(vector[0])).isCloseTo(Math.sqrt(0.5), within(1e-12));
        assertThat(vector[0]).isCloseTo(vector[1], within(1e-12));
    }

    @Test
    void the_leading_eigenvector_of_a_diagonal_matrix_points_along_the_largest_entry() {
        double[] vector = leading(new double[] {1, 0, 0, 0, 5, 0, 0, 0, 2}, 3);

        assertThat(Math.abs(vector[1])).isCloseTo(1, within(1e-12));
    }

    @Test
    void the_leading_eigenvector_is_stretched_by_the_largest_eigenvalue_and_not_turned() {
        double[] matrix = {4, 1, 2, 1, 3, 0.5, 2, 0.5, 1};
        double[] v = leading(matrix, 3);
        double[] image = new double[3];
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 3; column++) {
                image[row] += matrix[3 * row + column] * v[column];
            }
        }
        double eigenvalue = image[0] / v[0];

        assertThat(eigenvalue).isGreaterThan(4);
        assertThat(image[1]).isCloseTo(eigenvalue * v[1], within(1e-12));
        assertThat(image[2]).isCloseTo(eigenvalue * v[2], within(1e-12));
    }

    @Test
    void the_eigenvector_of_one_number_is_one() {
        assertThat(Math.abs(leading(new double[] {4}, 1)[0])).isEqualTo(1);
    }

    @Test
    void leaves_the_matrix_as_it_was() {
        double[] matrix = {2, 1, 1, 2};
        leading(matrix, 2);

        assertThat(matrix).containsExactly(2, 1, 1, 2);
    }

    @Test
    void refuses_a_matrix_that_is_not_square() {
        assertThatThrownBy(() -> new SymmetricMatrix(new double[3], 2)).hasMessageContaining("order 2 has 4 numbers");
    }

    @Test
    void the_eigenvectors_come_in_the_order_of_their_eigenvalues() {
        List<double[]> vectors = vectors(new SymmetricMatrix(new double[] {1, 0, 0, 0, 5, 0, 0, 0, 2}, 3).eigenpairs());

        assertThat(Math.abs(vectors.get(0)[1])).isEqualTo(1);
        assertThat(Math.abs(vectors.get(1)[2])).isEqualTo(1);
        assertThat(Math.abs(vectors.get(2)[0])).isEqualTo(1);
    }

    /** Orders on both sides of the one from which a native library takes over. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 49, 100, 101, 130})
    void every_pair_of_a_gram_matrix_of_low_rank_is_one_and_all_are_orthonormal(int order) {
        double[] matrix = gram(order, order / 2 + 1);
        List<SymmetricMatrix.Eigenpair> pairs = new SymmetricMatrix(matrix, order).eigenpairs();
        double largest = pairs.get(0).value();
        assertThat(pairs).hasSize(order).isSortedAccordingTo(Comparator.comparingDouble(p -> -p.value()));
        for (int k = 0; k < order; k++) {
            SymmetricMatrix.Eigenpair pair = pairs.get(k);
            for (int row = 0; row < order; row++) {
                double image = 0;
                for (int column = 0; column < order; column++) {
                    image += matrix[row * order + column] * pair.vector()[column];
                }
                assertThat(image).isCloseTo(pair.value() * pair.vector()[row], within(1e-12 * order * largest));
            }
            for (int other = 0; other < order; other++) {
                double product = 0;
                for (int i = 0; i < order; i++) {
                    product += pair.vector()[i] * pairs.get(other).vector()[i];
                }
                assertThat(product).isCloseTo(k == other ? 1 : 0, within(1e-12 * order));
            }
        }
    }

    /** Orders on both sides of the one from which they are looked for alone; the last counts are too many for that. */
    @ParameterizedTest
    @CsvSource({"49, 1", "49, 19", "101, 1", "130, 2", "169, 1", "169, 19", "196, 1", "196, 19", "130, 40", "2, 5"})
    void the_leading_pairs_are_the_first_of_all(int order, int count) {
        SymmetricMatrix matrix = new SymmetricMatrix(gram(order, order), order);
        List<SymmetricMatrix.Eigenpair> leading = matrix.leading(count);
        List<SymmetricMatrix.Eigenpair> all = matrix.eigenpairs();

        assertThat(leading).hasSize(Math.min(count, order));
        for (int k = 0; k < leading.size(); k++) {
            assertThat(leading.get(k).value())
                    .isCloseTo(all.get(k).value(), within(1e-12 * all.get(0).value()));
            double along = product(leading.get(k).vector(), all.get(k).vector());
            assertThat(Math.abs(along)).isCloseTo(1, within(1e-12));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void an_eigenvalue_that_is_there_several_times_counts_as_often(int times) {
        int order = 150;
        double[] matrix = new double[order * order];
        for (int i = 0; i < order; i++) {
            matrix[i * order + i] = i < times ? 5 : 1.0 / (1 + i);
        }
        List<SymmetricMatrix.Eigenpair> leading = new SymmetricMatrix(matrix, order).leading(times);

        assertThat(leading).allSatisfy(pair -> {
            assertThat(pair.value()).isCloseTo(5, within(1e-12));
            assertThat(Arrays.stream(pair.vector()).limit(times).map(x -> x * x).sum())
                    .isCloseTo(1, within(1e-12));
        });
        assertThat(product(leading.get(0).vector(), leading.get(1).vector())).isCloseTo(0, within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3})
    void a_large_matrix_of_few_directions_has_no_others(int rank) {
        List<SymmetricMatrix.Eigenpair> leading = new SymmetricMatrix(gram(120, rank), 120).leading(5);

        assertThat(leading).hasSize(5);
        assertThat(leading.stream().map(SymmetricMatrix.Eigenpair::value).filter(value -> value > 1e-9))
                .hasSize(rank);
    }

    @Test
    void refuses_to_look_for_no_pair() {
        assertThatThrownBy(() -> new SymmetricMatrix(new double[] {1}, 1).leading(0))
                .hasMessageContaining("got 0");
    }

    private static double product(double[] a, double[] b) {
        double product = 0;
        for (int i = 0; i < a.length; i++) {
            product += a[i] * b[i];
        }
        return product;
    }

    /** {@code B Bᵀ} of drawn numbers. */
    private static double[] gram(int order, int rank) {
        Random random = new Random(7);
        double[] b = random.doubles((long) order * rank, -1, 1).toArray();
        double[] gram = new double[order * order];
        for (int i = 0; i < order; i++) {
            for (int j = 0; j < order; j++) {
                for (int k = 0; k < rank; k++) {
                    gram[i * order + j] += b[i * rank + k] * b[j * rank + k];
                }
            }
        }
        return gram;
    }

    private static double[] leading(double[] numbers, int order) {
        return new SymmetricMatrix(numbers, order).leading(1).get(0).vector();
    }

    private static List<double[]> vectors(List<SymmetricMatrix.Eigenpair> pairs) {
        return pairs.stream().map(SymmetricMatrix.Eigenpair::vector).toList();
    }
}
