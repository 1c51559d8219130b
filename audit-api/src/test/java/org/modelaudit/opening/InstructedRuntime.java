package org.modelaudit.opening;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.modelaudit.error.ConfigurationException;
import org.modelaudit.error.DeviceException;
import org.modelaudit.error.ModelException;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.ModelSource;
import org.modelaudit.testing.FakeModel;

/** Opens files whose text says what happens then, line by line; what must not happen in the process of an audit happens there too. */
public final class InstructedRuntime extends FileRuntime {

    @Override
    public boolean handles(Path file) {
        return false;
    }

    @Override
    protected String place(ModelSource source) {
        return "nothing on " + source.device();
    }

    @Override
    protected AuditedModel open(ModelSource source, ModelFile copy) {
        try {
            for (String line : Files.readAllLines(copy.path())) {
                String[] words = line.split(" ", 2);
                obey(words[0], words.length == 1 ? "" : words[1]);
            }
            return FakeModel.small();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void obey(String order, String detail) throws IOException, InterruptedException {
        switch (order) {
            case "note" ->
                Files.writeString(
                        Path.of(detail),
                        ProcessHandle.current().pid() + "\n",
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND);
            case "die" -> Runtime.getRuntime().halt(134);
            case "sleep" -> Thread.sleep(600_000);
            case "hoard" -> hoard();
            case "recurse" -> recurse(0);
            case "print" -> {
                while (true) {
                    System.err.println("x".repeat(1000));
                }
            }
            case "prints" -> System.out.println("{\"kind\":\"OPENED\"}\nanswer-0");
            case "model" -> throw new ModelException(detail);
            case "device" -> throw new DeviceException(detail);
            case "configuration" -> throw new ConfigurationException(detail);
            case "raw" -> throw new IllegalStateException(detail);
            default -> throw new IllegalArgumentException(order);
        }
    }

    private static void hoard() {
        List<long[]> all = new ArrayList<>();
        while (true) {
            all.add(new long[(1 << 28) - all.size()]);
        }
    }

    private static int recurse(int depth) {
        return depth < 0 ? 0 : 1 + recurse(depth + 1);
    }
}
