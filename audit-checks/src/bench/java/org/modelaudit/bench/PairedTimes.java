package org.modelaudit.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Processor times of two pieces of work that take turns; which goes first changes every time. What the process itself spent is
 * compared, on all its threads, so that other work of the machine weighs as little as it can.
 */
final class PairedTimes {

    private static final String HEADER = "explainer,model,batch,pictures_per_second,ratio,aim,peak_megabytes,unavoidable\n";

    private final List<Double> seconds = new ArrayList<>();
    private final List<Double> ratios = new ArrayList<>();
    private boolean measuring;

    /** Begins an iteration; what went before the first that counts is forgotten. */
    void begin(boolean counts) {
        if (!measuring) {
            seconds.clear();
            ratios.clear();
        }
        measuring = counts;
    }

    /** Runs both and returns what the first gives. */
    <T> T measure(Supplier<T> measured, Runnable unavoidable) {
        double spent = 0;
        boolean last = ratios.size() % 2 == 1;
        if (last) {
            spent = seconds(unavoidable);
        }
        double start = ProcessorTime.seconds();
        T result = measured.get();
        double own = ProcessorTime.seconds() - start;
        if (!last) {
            spent = seconds(unavoidable);
        }
        seconds.add(own);
        ratios.add(own / spent);
        return result;
    }

    private static double seconds(Runnable work) {
        double start = ProcessorTime.seconds();
        work.run();
        return ProcessorTime.seconds() - start;
    }

    double perSecond(int pictures) {
        return pictures / median(seconds);
    }

    double medianRatio() {
        return median(ratios);
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    static void append(Path file, String line) throws IOException {
        Files.createDirectories(file.getParent());
        if (Files.notExists(file)) {
            Files.writeString(file, HEADER);
        }
        Files.writeString(file, line + "\n", StandardOpenOption.APPEND);
    }
}
