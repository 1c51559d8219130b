package org.modelaudit.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.modelaudit.data.AuditSet;
import org.modelaudit.distribution.Assignment;
import org.modelaudit.ledger.BatchBytes;
import org.modelaudit.ledger.Ledger;
import org.modelaudit.ledger.LedgerInMemory;
import org.modelaudit.temporary.PrivateFolder;

/** The driver's test, run once more in an executor up to the audit that is meant, which then waits for pictures. */
final class RunningTest implements Assignment {

    private final Order order;
    private final @Nullable String set;
    private final List<IndexRow> index;
    private final Map<String, Path> models;
    private final PrivateFolder folder = PrivateFolder.create();
    private final LedgerInMemory ledger = new LedgerInMemory();
    /** An empty one ends the waiting. */
    private final BlockingQueue<Optional<Request>> requests = new LinkedBlockingQueue<>();

    private final CompletableFuture<String> ended = new CompletableFuture<>();
    private final Thread thread;

    private record Request(Partition partition, CompletableFuture<byte[]> batch) {}

    /**
     * @param shipment is not held: the bytes of its models lie on the disk from here on
     * @throws org.modelaudit.error.AuditException if a model cannot be written, or was damaged on its way
     */
    RunningTest(Order order, Shipment shipment) {
        this.order = order;
        this.set = shipment.set();
        this.index = shipment.index();
        try {
            this.models = shipment.models().unpack(folder.path());
        } catch (RuntimeException unwritten) {
            folder.close();
            throw unwritten;
        }
        this.thread = new Thread(this::run, "modelaudit-" + order.audit());
        this.thread.setDaemon(true);
    }

    Order order() {
        return order;
    }

    void start() {
        thread.setContextClassLoader(Thread.currentThread().getContextClassLoader());
        thread.start();
    }

    private void run() {
        String why = "the test ended there without that audit";
        try {
            why = TestLaunch.of(order.test(), order.parameters()).orElse(why);
        } catch (Throwable trouble) {
            // Whatever it is, those who wait are told, and the driver computes their pictures.
            why = Trouble.words(trouble);
        } finally {
            ended.complete(why);
            folder.close();
        }
    }

    /** Has the audit look at pictures; waits for it, and for those of others before. */
    Answer look(Partition partition, String worker) throws InterruptedException {
        Request request = new Request(partition, new CompletableFuture<>());
        requests.add(Optional.of(request));
        try {
            CompletableFuture.anyOf(request.batch(), ended).get();
            if (request.batch().isDone()) {
                return new Answer(worker, new Bytes(request.batch().get()), null);
            }
            return new Answer(worker, null, ended.get());
        } catch (ExecutionException failed) {
            return new Answer(worker, null, Trouble.words(failed));
        }
    }

    /** The set whose pictures come with the partitions, for the thread of this test. */
    Optional<AuditSet> shipped(String name) {
        return Thread.currentThread() == thread && name.equals(set)
                ? Optional.of(SparkPictures.set(name, index, folder.path()))
                : Optional.empty();
    }

    private void bring(Partition partition) {
        partition.contents().forEach((id, content) -> {
            try {
                Files.write(IndexRow.file(folder.path(), id), content);
            } catch (IOException e) {
                throw PrivateFolder.cannotWrite("The pictures of a partition cannot be written", e);
            }
        });
    }

    private void remove(Partition partition) {
        partition.contents().keySet().forEach(id -> {
            try {
                Files.deleteIfExists(IndexRow.file(folder.path(), id));
            } catch (IOException e) {
                IndexRow.file(folder.path(), id).toFile().deleteOnExit();
            }
        });
    }

    /** Closes model and test, and waits until that is done. */
    void end() throws InterruptedException {
        requests.add(Optional.empty());
        thread.join();
    }

    @Override
    public String audit() {
        return order.audit();
    }

    @Override
    public Path model(Path file) {
        return models.getOrDefault(file.toString(), file);
    }

    @Override
    public Ledger ledger() {
        return ledger;
    }

    @Override
    public void serve(Consumer<List<String>> look) {
        try {
            for (Optional<Request> next = requests.take(); next.isPresent(); next = requests.take()) {
                Request request = next.get();
                try {
                    bring(request.partition());
                    look.accept(request.partition().samples());
                    request.batch().complete(BatchBytes.of(ledger.drain()));
                } catch (RuntimeException trouble) {
                    ledger.drain();
                    request.batch().completeExceptionally(trouble);
                } catch (Error fatal) {
                    request.batch().completeExceptionally(fatal);
                    throw fatal;
                } finally {
                    remove(request.partition());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
