package org.modelaudit.opening;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The one child of this JVM: started when it is first needed, used by every file of a run, ended when none came for a while. */
final class SharedChild {

    private static final SharedChild INSTANCE = new SharedChild();

    private static final int IDLE_SECONDS = 20;

    private volatile @Nullable ChildProcess child;
    private int questions;

    private SharedChild() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "modelaudit-opening-shutdown"));
    }

    static SharedChild get() {
        return INSTANCE;
    }

    /** Waits for the answer; other threads wait for theirs until then. */
    synchronized OpeningAnswer ask(OpeningRequest request, Duration limit) {
        ChildProcess asked = living();
        questions++;
        boolean answered = false;
        try {
            OpeningAnswer answer = asked.ask(request, limit);
            answered = answer.kind() != OpeningAnswer.Kind.LOST;
            return answer;
        } finally {
            if (answered) {
                endWhenIdle(questions);
            } else {
                stop();
            }
        }
    }

    private ChildProcess living() {
        ChildProcess known = child;
        if (known != null && known.isAlive()) {
            return known;
        }
        stop();
        ChildProcess started = ChildProcess.start();
        child = started;
        return started;
    }

    private void endWhenIdle(int asked) {
        CompletableFuture.delayedExecutor(IDLE_SECONDS, TimeUnit.SECONDS).execute(() -> endIfIdle(asked));
    }

    private synchronized void endIfIdle(int asked) {
        if (asked == questions) {
            stop();
        }
    }

    /** Also while a question is open: at the end of the JVM nobody waits for the answer. */
    private void stop() {
        ChildProcess known = child;
        child = null;
        if (known != null) {
            known.stop();
        }
    }
}
