package org.modelaudit.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.instr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.regexp_replace;
import static org.apache.spark.sql.functions.substr;
import static org.apache.spark.sql.functions.substring_index;
import static org.apache.spark.sql.functions.when;

import java.io.FileNotFoundException;
import java.io.IOException;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.modelaudit.error.DataException;

/** Pictures below a path of Hadoop's, as rows with id, bytes and class. */
final class FolderRows {

    private static final String PICTURES = "*.{[pP][nN][gG],[jJ][pP][gG],[jJ][pP][eE][gG],[bB][mM][pP]}";

    /** Scheme and host; a file system may write its own otherwise than who names a folder. */
    private static final String HOST = "^[^/]+:(//[^/]*)?";

    private FolderRows() {}

    /**
     * @param folder its name, relative to the working directory of its file system unless it says where that begins
     * @throws DataException if there is no such folder
     */
    static Dataset<Row> of(SparkSession session, String folder) {
        Path whole = found(session, folder);
        Column id = substr(regexp_replace(col("path"), HOST, ""), lit(below(whole)));
        return session.read()
                .format("binaryFile")
                .option("recursiveFileLookup", "true")
                .option("pathGlobFilter", PICTURES)
                .load(literally(whole))
                .select(id.as("id"), col("content"))
                .withColumn("class_name", when(instr(col("id"), "/").gt(0), substring_index(col("id"), "/", 1)));
    }

    private static Path found(SparkSession session, String folder) {
        try {
            Path path = new Path(folder);
            FileSystem files = path.getFileSystem(session.sparkContext().hadoopConfiguration());
            Path whole = files.makeQualified(path);
            if (!files.getFileStatus(whole).isDirectory()) {
                throw new DataException(
                        "'%s' is no folder; name the folder that the pictures lie in.".formatted(whole));
            }
            return whole;
        } catch (FileNotFoundException e) {
            throw new DataException(
                    "There is no folder '%s'; name the folder that the pictures lie in, without any pattern."
                            .formatted(folder),
                    e);
        } catch (IOException | IllegalArgumentException e) {
            throw new DataException(
                    "The folder '%s' cannot be looked into by Spark: %s".formatted(folder, Trouble.words(e)), e);
        }
    }

    /** Which character of a path, from 1, is the first behind this folder. */
    private static int below(Path whole) {
        String path = whole.toUri().getPath();
        return path.codePointCount(0, path.length()) + (whole.isRoot() ? 1 : 2);
    }

    /** Spark takes a path for a pattern. */
    private static String literally(Path whole) {
        return whole.toString().replaceAll("[{}\\[\\]*?\\\\]", "\\\\$0");
    }
}
