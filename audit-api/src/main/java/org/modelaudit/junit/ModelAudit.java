package org.modelaudit.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * The model and the pictures that a test class audits.
 *
 * <p>Test methods of any kind get them as parameters of type {@link org.modelaudit.model.AuditedModel} and {@link
 * org.modelaudit.data.AuditSet}. A model is opened once for a run and closed at its end.
 *
 * <p>A location is a path, relative to the working directory, or {@code classpath:} and a resource. {@code ${name}} in it
 * is replaced by the JUnit configuration parameter or system property of that name, {@code ${name:otherwise}} by {@code otherwise} where
 * it is not set.
 *
 * <p>Where JUnit runs tests in parallel, audits take turns: they share a device, and some change the model while they run.
 */
@Documented
@Inherited
@Target({ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(ModelAuditExtension.class)
@ResourceLock("org.modelaudit.models")
public @interface ModelAudit {

    /** Location of the model, in a format of which a {@link org.modelaudit.model.ModelRuntime} lies on the class path. */
    String model();

    /** Location of a text file with one class name a line; without it classes are shown by index. */
    String labels() default "";

    /**
     * Location of the folder with the pictures, see {@link org.modelaudit.data.AuditSet#of}. None where every test makes its own set, of
     * pictures that lie in no folder.
     */
    String data() default "";

    /**
     * Location of the ground truth where it does not lie in the folder: a CSV file, a COCO JSON file, or a folder of
     * PASCAL VOC XML files.
     */
    String annotations() default "";

    /** How a picture becomes the model's input; the ImageNet contract unless said otherwise. */
    Input input() default @Input;

    /** What the numbers mean that the model returns; found at opening unless said otherwise. */
    Output output() default @Output;
}
