package org.modelaudit.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A second model for a test of a {@link ModelAudit} class, at a parameter of type {@link org.modelaudit.model.AuditedModel}: what the
 * audited one is compared with, such as the same net in another format or the release before. It is opened once for a run, as the
 * first is, and has the class's labels. {@link org.modelaudit.gate.Threshold#noWorseThan} holds a release against the one before, and
 * {@code sameAs} one format against the other:
 *
 * <pre>{@code
 * @AuditTest
 * void the_deployed_file_is_the_trained_model(AuditedModel model, @OtherModel("models/signs.onnx") AuditedModel onnx, AuditSet images) {
 *     assertThat(model).on(images).explainedBy(gradCam().at("layer4")).passes(sameAs(onnx));
 * }
 * }</pre>
 */
@Documented
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface OtherModel {

    /** Location of the model, as that of {@link ModelAudit#model()}. */
    String value();

    /** How a picture becomes this model's input; as the class says where nothing is given. */
    Input[] input() default {};

    /** What the numbers mean that this model returns; found at opening where nothing is given. */
    Output output() default @Output;
}
