package org.modelaudit.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.modelaudit.model.OutputMeaning;

/** What the numbers that the model returns mean; found when it is opened unless said otherwise. */
@Documented
@Target({})
@Retention(RetentionPolicy.RUNTIME)
public @interface Output {

    /**
     * Meaning of the numbers. A file with several logits does not show whether one of its classes is true or any number of them: say
     * {@link OutputMeaning#INDEPENDENT_LOGITS} where it finds several things at once.
     */
    OutputMeaning meaning() default OutputMeaning.AUTO;

    /** Which of several outputs: an index in a tuple or list, a key in a dictionary, a name in an ONNX file. */
    String part() default "";
}
