package org.modelaudit.yaml;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Lets a build that looks for test classes find audits that stand in files:
 *
 * <pre>{@code
 * @AuditFiles("src/test/audits") class ModelAudits {}
 * }</pre>
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface AuditFiles {

    /**
     * Files named {@code *.audit.yaml}, or folders below which all files of that name are meant: paths relative to the working
     * directory, or {@code classpath:} and a resource.
     */
    String[] value();
}
