package org.modelaudit.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.modelaudit.explain.Explanation;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.explain.Prediction;
import org.modelaudit.image.Geometry;
import org.modelaudit.image.Picture;
import org.modelaudit.testing.FakeModel;

class ExplanationCacheTest {

    private static final Geometry GEOMETRY =
            FakeModel.small().input().prepare(Picture.of(8, 8, new int[64])).geometry();

    @Test
    void keeps_what_decides_an_explanation_apart() {
        ExplanationCache cache = new ExplanationCache();
        cache.keep(key("grad-cam", "a"), entry(1), false);

        assertThat(cache.find(key("grad-cam", "a"))).contains(entry(1));
        assertThat(cache.find(key("eigen-cam", "a"))).isEmpty();
        assertThat(cache.find(key("grad-cam", "b"))).isEmpty();
    }

    @Test
    void drops_the_least_recently_used_beyond_its_limit() {
        ExplanationCache cache = new ExplanationCache(2 * entry(1).bytes());
        cache.keep(key("x", "1"), entry(1), false);
        cache.keep(key("x", "2"), entry(2), false);
        cache.find(key("x", "1"));
        cache.keep(key("x", "3"), entry(3), false);

        assertThat(cache.find(key("x", "1"))).isPresent();
        assertThat(cache.find(key("x", "2"))).isEmpty();
        assertThat(cache.find(key("x", "3"))).isPresent();
    }

    @Test
    void counts_a_replaced_entry_once() {
        ExplanationCache cache = new ExplanationCache(2 * entry(1).bytes());
        cache.keep(key("x", "1"), entry(1), false);
        for (int i = 0; i < 5; i++) {
            cache.keep(key("x", "2"), entry(i), false);
        }

        assertThat(cache.find(key("x", "1"))).isPresent();
    }

    @Test
    void holds_little_of_what_a_ledger_can_give_back_and_that_pushes_nothing_else_out() {
        ExplanationCache cache = new ExplanationCache();
        cache.keep(key("x", "here alone"), entry(1), false);
        for (int i = 0; i < 5000; i++) {
            cache.keep(key("x", "in the ledger " + i), entry(1), true);
        }

        assertThat(cache.find(key("x", "here alone"))).isPresent();
        assertThat(cache.find(key("x", "in the ledger 0"))).isEmpty();
        assertThat(cache.find(key("x", "in the ledger 4999"))).isPresent();
    }

    private static ExplanationCache.Key key(String subject, String sample) {
        return new ExplanationCache.Key(subject, sample);
    }

    private static ExplanationCache.Entry entry(float value) {
        return new ExplanationCache.Entry(
                GEOMETRY, Explanation.of(new Prediction(0, 1), 0, new Heatmap(2, 1, new float[] {0, value + 1})));
    }
}
