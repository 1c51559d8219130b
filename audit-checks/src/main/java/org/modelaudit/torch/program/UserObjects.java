package org.modelaudit.torch.program;

import org.modelaudit.torch.source.ProgramException;

/** Objects of the user's own classes: made, read and changed while a program is followed, and gone in the flat one. */
final class UserObjects {

    private static final String NEW = ".__new__";

    private final ProgramSource source;
    private final Emitter emitter;

    UserObjects(ProgramSource source, Emitter emitter) {
        this.source = source;
        this.emitter = emitter;
    }

    static boolean isNew(String function) {
        return function.startsWith("__torch__.") && function.endsWith(NEW);
    }

    /** {@code __torch__.Scale.__new__(__torch__.Scale)}. */
    Value make(String function) {
        String type = function.substring(0, function.length() - NEW.length());
        if (!source.classNamed(type).base().isEmpty()) {
            throw new ProgramException(
                    "it makes an object of the class '%s', which cannot be followed".formatted(type));
        }
        return new Value.UserObject(type, emitter.depth());
    }

    Value read(Value.UserObject object, String attribute) {
        Value value = object.attributes().get(attribute);
        if (value == null) {
            throw new ProgramException("'%s' of the class '%s' has no value".formatted(attribute, object.type()));
        }
        return value;
    }

    /**
     * {@code object.attribute = value}.
     *
     * @throws ProgramException if the change depends on the picture, or outlives the run
     */
    void change(Value.UserObject object, String attribute, Value value) {
        if (!object.belongsTo(emitter.depth())) {
            throw new ProgramException(
                    object.belongsTo(-1)
                            ? "it changes '%s' of the class '%s', which the model keeps from run to run"
                                    .formatted(attribute, object.type())
                            : "it changes '%s' of the class '%s' within a branch or loop that depends on the picture"
                                    .formatted(attribute, object.type()));
        }
        object.attributes().put(attribute, value);
    }
}
