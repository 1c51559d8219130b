package org.modelaudit.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RunSeedTest {

    @Test
    void with_the_default_a_method_draws_from_its_own_seed_as_it_stands() {
        assertThat(RunSeed.DEFAULT.value()).isEqualTo(42);
        assertThat(RunSeed.DEFAULT.of(3)).isEqualTo(3);
        assertThat(new RunSeed(42).random(3, "a.png", 1).nextLong())
                .isEqualTo(SampleRandom.of(3, "a.png", 1).nextLong());
        assertThat(new RunSeed(42).normal(3, "a.png", 1, 2, 5)).isEqualTo(SampleRandom.normal(3, "a.png", 1, 2, 5));
    }

    @Test
    void two_runs_and_two_methods_of_one_run_draw_from_different_seeds() {
        Set<Long> seeds = new HashSet<>();
        for (long run = -20; run < 20; run++) {
            for (long own = -20; own < 20; own++) {
                seeds.add(new RunSeed(run).of(own));
            }
        }

        assertThat(seeds).hasSize(1600);
        assertThat(new RunSeed(7).random(3, "a.png", 1).nextLong())
                .isEqualTo(new RunSeed(7).random(3, "a.png", 1).nextLong())
                .isNotEqualTo(new RunSeed(8).random(3, "a.png", 1).nextLong());
    }
}
