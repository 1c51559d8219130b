package org.modelaudit.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.modelaudit.image.InputSpecification;

/**
 * How a stored picture becomes the model's input, see {@link InputSpecification}. A model that gets other numbers than it
 * was trained on gives other explanations, so this must be the deployment's own preprocessing.
 */
@Documented
@Target({})
@Retention(RetentionPolicy.RUNTIME)
public @interface Input {

    /** Width and height of the input, in pixels. */
    int size() default 224;

    /** What happens before the crop. */
    InputSpecification.Resize resize() default InputSpecification.Resize.SHORTER_SIDE;

    /** Length of the shorter side after the resize; 0 stands for {@code size·256/224}. */
    int shorterSide() default 0;

    /** Order and number of the channels. */
    InputSpecification.Colour colour() default InputSpecification.Colour.RGB;

    /** Mean of each channel, for values in [0, 1]. */
    double[] mean() default {0.485, 0.456, 0.406};

    /** Standard deviation of each channel, for values in [0, 1]. */
    double[] deviation() default {0.229, 0.224, 0.225};
}
