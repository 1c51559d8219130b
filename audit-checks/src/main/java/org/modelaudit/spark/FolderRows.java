package org.modelaudit.spark;

import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import scala.Tuple3;

/** Pictures below a path of Hadoop's, as rows with id, bytes and class. */
final class FolderRows {

    private static final String PICTURES = "*.{png,jpg,jpeg,bmp,PNG,JPG,JPEG,BMP}";

    private FolderRows() {}

    static Dataset<Row> of(SparkSession session, String folder) {
        String base = path(folder).replaceFirst("/+$", "") + "/";
        return session.read()
                .format("binaryFile")
                .option("recursiveFileLookup", "true")
                .option("pathGlobFilter", PICTURES)
                .load(folder)
                .select("path", "content")
                .map(
                        (MapFunction<Row, Tuple3<String, byte[], String>>) row -> {
                            String id = path(row.getString(0)).substring(base.length());
                            int slash = id.indexOf('/');
                            return new Tuple3<>(id, row.getAs(1), slash < 0 ? null : id.substring(0, slash));
                        },
                        Encoders.tuple(Encoders.STRING(), Encoders.BINARY(), Encoders.STRING()))
                .toDF("id", "content", "class_name");
    }

    /** Without scheme and host, which Spark adds where a folder is named without. */
    private static String path(String location) {
        int scheme = location.indexOf(":/");
        String rest = scheme < 0 ? location : location.substring(scheme + 1);
        return rest.startsWith("//") ? rest.substring(rest.indexOf('/', 2) < 0 ? 2 : rest.indexOf('/', 2)) : rest;
    }
}
