package org.modelaudit.spark;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import org.modelaudit.error.ConfigurationException;

/**
 * The Spark cluster of this process: the session that is running, else one of Spark's own settings, such as {@code spark.master}. Who needs
 * it first has that started, be it for pictures or for an audit, and the end of a distributed run ends it.
 */
final class Cluster implements AutoCloseable {

    static final Cluster INSTANCE = new Cluster();

    private static final String JVM_OPTIONS = "spark.executor.extraJavaOptions";

    private @Nullable SparkSession own;

    private Cluster() {}

    /**
     * @throws ConfigurationException if no session is running and none can be started
     */
    synchronized SparkSession session() {
        try {
            SparkSession running = running();
            if (running != null) {
                return running;
            }
            SparkSession session = started();
            own = session;
            return session;
        } catch (ConfigurationException said) {
            throw said;
        } catch (NoClassDefFoundError missing) {
            throw missing;
        } catch (LinkageError e) {
            throw new ConfigurationException(
                    "Spark cannot be started in this JVM (%s); it needs the options --add-opens that docs/spark.md lists."
                            .formatted(Trouble.words(e)),
                    e);
        } catch (Exception e) {
            // Scala declares none of those that it throws.
            throw new ConfigurationException(
                    "Spark cannot be started: %s. Its settings are system properties that begin with 'spark.'."
                            .formatted(Trouble.words(e)),
                    e);
        }
    }

    /**
     * @throws ConfigurationException if no session is running and none can be started
     */
    JavaSparkContext context() {
        return JavaSparkContext.fromSparkContext(session().sparkContext());
    }

    private static @Nullable SparkSession running() {
        scala.Option<SparkSession> active = SparkSession.getActiveSession();
        scala.Option<SparkSession> any = active.isDefined() ? active : SparkSession.getDefaultSession();
        return any.isDefined() && !any.get().sparkContext().isStopped() ? any.get() : null;
    }

    private static SparkSession started() {
        SparkConf settings = new SparkConf();
        if (!settings.contains("spark.master")) {
            throw new ConfigurationException(
                    "No SparkSession is running, and there is no cluster to start one on; set spark.master, such as spark://HOST:7077, as a system property.");
        }
        defaults().forEach(settings::setIfMissing);
        settings.set(JVM_OPTIONS, (options() + " " + settings.get(JVM_OPTIONS, "")).strip());
        return SparkSession.builder().config(settings).getOrCreate();
    }

    /** Executors see what the driver sees, where its files lie at the same places for them. */
    private static Map<String, String> defaults() {
        Map<String, String> defaults = new LinkedHashMap<>();
        defaults.put("spark.app.name", "ModelAudit");
        defaults.put("spark.ui.enabled", "false");
        defaults.put("spark.executor.extraClassPath", System.getProperty("java.class.path"));
        // Spark tells executors to compute on spark.task.cpus threads; last bits may hang on that, and the driver is
        // told nothing.
        defaults.put(
                "spark.executorEnv.OMP_NUM_THREADS",
                Optional.ofNullable(System.getenv("OMP_NUM_THREADS")).orElse(""));
        defaults.put("spark.speculation", "true");
        defaults.put("spark.driver.maxResultSize", "0");
        return defaults;
    }

    /** Relative paths of a test are relative to the folder that the driver was started in, and executors are started in others. */
    private static String options() {
        return "-Djava.awt.headless=true \"-Duser.dir=%s\""
                .formatted(Path.of("").toAbsolutePath());
    }

    @Override
    public synchronized void close() {
        SparkSession session = own;
        own = null;
        if (session != null) {
            session.stop();
        }
    }
}
