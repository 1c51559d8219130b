package org.modelaudit.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test that audits a model. The method states requirements; they run when it has ended, in one pass over the pictures.
 *
 * <p>Runs once, or once for each of the {@link Explainers}. Fails if no audit of the model of {@link ModelAudit} ran, be it that the
 * method takes no model or that it requires nothing of it. The model may come as a parameter of the method, of {@code @BeforeEach} or
 * of {@code @BeforeAll}. A test that opens a model itself is a {@code @Test}.
 */
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@TestTemplate
@ExtendWith({AuditTestExtension.class, MissingModelAuditExtension.class})
public @interface AuditTest {}
