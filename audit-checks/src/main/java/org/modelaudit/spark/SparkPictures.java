package org.modelaudit.spark;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.modelaudit.data.AuditSet;

/**
 * Pictures that Spark reads: those below any path of Hadoop's, or the rows of a DataFrame with the bytes. The driver keeps a copy of each on its
 * disk, by which it tells them apart and shows some; executors get the bytes of what they look at from Spark, and keep none.
 */
public final class SparkPictures {

    private SparkPictures() {}

    /**
     * All PNG, JPEG and BMP pictures below a folder, each of the class that its sub-folder is named after; without one where it lies in the
     * folder itself. As ever in Spark, files and folders whose names begin with {@code _} or {@code .} are passed over.
     *
     * @param folder such as {@code hdfs://host/holdout} or {@code s3a://bucket/holdout}; its name as it is, no pattern
     * @throws org.modelaudit.error.DataException if there is no such folder, or no picture below it
     */
    public static AuditSet below(String folder) {
        return of(folder, () -> FolderRows.of(Cluster.INSTANCE.session(), folder));
    }

    /**
     * The rows of a DataFrame. Columns: {@code id}, what the picture is called, and {@code content}, the bytes of its file; and as far as it is
     * known {@code class_index}, {@code class_name}, and a box {@code xmin, ymin, xmax, ymax} in pixels of the stored picture, its right and
     * lower edge outside. Several rows of one id are several boxes of it.
     *
     * @param name of the set
     * @param rows asked for by the driver alone: there is no session in executors
     * @throws org.modelaudit.error.DataException if a column is missing, there is no row, or a value cannot be meant
     */
    public static AuditSet of(String name, Supplier<Dataset<Row>> rows) {
        Optional<AuditSet> shipped = ExecutorJvm.INSTANCE.shipped(name);
        return shipped.orElseGet(() -> DriverFrames.INSTANCE.read(name, rows.get()));
    }

    /** The set of an index whose pictures lie in a folder, or will. */
    static AuditSet set(String name, List<IndexRow> index, Path folder) {
        return AuditSet.of(name, index.stream().map(row -> row.sample(folder)).toList());
    }
}
