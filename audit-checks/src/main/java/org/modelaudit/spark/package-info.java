/**
 * Audits on an Apache Spark cluster, by the setting {@code modelaudit.executor=spark}. The only package that touches Spark, and nothing
 * of it is loaded without that setting.
 *
 * <p>Start with {@link org.modelaudit.spark.SparkExecutor}, which the driver asks; {@code ExecutorJvm} is the other end.
 *
 * <p><b>Why an executor runs the test again</b> instead of being sent the audit: explainers, metrics and thresholds are plain objects of
 * anybody's, many with lambdas in them. To send them, each would have to be serializable, a promise that every author of one would have
 * to keep, and that fails far from where it was broken. A test is a name. Running it by JUnit's launcher gives the same objects by the
 * same code, whoever wrote them, and needs nothing that an executor does not need anyway: the same classes. Whether they came out the
 * same is not assumed but checked, by the key of everything that an outcome depends on.
 */
@NullMarked
package org.modelaudit.spark;

import org.jspecify.annotations.NullMarked;
