package org.modelaudit.samples.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A net whose weights lie below the folder of its ONNX file, on executors, which get both. */
class OutsideWeightsTest {

    private static final int PICTURES = 16;

    @TempDir
    private Path folder;

    private DriverProcess driver(String name) throws IOException {
        Path own = Files.createDirectories(folder.resolve(name));
        ShapesOnnx.write(Files.createDirectories(own.resolve("model")));
        // Relative to the driver's folder, as it stands in the record.
        return new DriverProcess(own, Path.of("..", "data")).with("shapes.model", "model/shapes.onnx");
    }

    @Test
    void it_is_audited_there_and_the_record_is_that_of_one_process() throws IOException {
        Holdout.copy(folder.resolve("data"), PICTURES);
        DriverProcess alone = driver("alone");
        // Drawn at random, the net looks at anything.
        assertThat(alone.run()).contains("tests 1, failed 1");
        DriverProcess cluster = driver("cluster")
                .with("modelaudit.executor", "spark")
                .with("spark.master", "local-cluster[2,1,512]")
                .with("spark.executor.memory", "512m")
                .with("spark.executor.extraJavaOptions", "-XX:TieredStopAtLevel=1");

        List<String> lines = cluster.run();

        assertThat(lines)
                .contains("looks_at_the_shape: 16 pictures are distributed over spark", "tests 1, failed 1")
                .noneMatch(line -> line.contains("in this process"));
        assertThat(cluster.lastingRecord()).isEqualTo(alone.lastingRecord());
    }
}
