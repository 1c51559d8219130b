package org.modelaudit.torch;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.torch.running.ProbeImages;

/** One thread holds the device, to change weights for a while; what it asks for then, another may have begun to ask for. */
class DeviceLockTest {

    /** What is made when it is first asked for. */
    @SuppressWarnings("ImmutableEnumChecker")
    enum Asked {
        SHAPES((model, images) -> model.layer("conv2")),
        DEFAULT_LAYER((model, images) -> model.defaultLayer()),
        LAST_CONVOLUTION((model, images) -> model.lastConvolution()),
        CUT((model, images) -> model.cutAt("conv2").layer()),
        RECORDING((model, images) -> model.record(images, List.of("conv2")).activations()),
        TRACE((model, images) -> model.trace(images)),
        SCORES(AuditedModel::scores);

        private final BiFunction<AuditedModel, NDArray, Object> asking;

        Asked(BiFunction<AuditedModel, NDArray, Object> asking) {
            this.asking = asking;
        }
    }

    @ParameterizedTest
    @EnumSource
    void two_threads_that_ask_for_the_same_do_not_wait_for_one_another(Asked asked) throws InterruptedException {
        try (OpenProgram open = OpenProgram.of(SharedModels.source("lenet_cifar10_captum_scripted.pt", 32));
                NDManager manager = open.program().newManager()) {
            NDArray images = ProbeImages.create(manager, open.model().input(), 5, 2);
            ReentrantLock device = open.program().lock();
            AtomicReference<Object> answer = new AtomicReference<>();
            Thread other = thread(() -> answer.set(asked.asking.apply(open.model(), images)));
            Thread holder = thread(() -> open.model().weights().changing(() -> {
                other.start();
                while (!device.hasQueuedThread(other)) {
                    Thread.onSpinWait();
                }
                return asked.asking.apply(open.model(), images);
            }));
            holder.start();
            holder.join(30_000);
            other.join(30_000);

            assertThat(holder.isAlive()).isFalse();
            assertThat(other.isAlive()).isFalse();
            assertThat(answer.get()).isNotNull();
        }
    }

    /** One that a deadlock does not keep the tests from ending for. */
    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work);
        thread.setDaemon(true);
        return thread;
    }
}
