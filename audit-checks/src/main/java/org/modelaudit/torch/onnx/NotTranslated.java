package org.modelaudit.torch.onnx;

/** Says what of an ONNX file has no translation: a clause that names the operator and its node where it hangs on one. */
public final class NotTranslated extends RuntimeException {

    private static final long serialVersionUID = 1;

    NotTranslated(String why) {
        super(why);
    }

    NotTranslated(String why, Throwable cause) {
        super(why, cause);
    }
}
