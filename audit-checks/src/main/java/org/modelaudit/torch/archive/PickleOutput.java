package org.modelaudit.torch.archive;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A pickle of protocol 2 while it is written, as {@code torch.save} uses it. Public for {@code torch.graph}. */
public final class PickleOutput {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    public PickleOutput() {
        code(0x80, 2);
    }

    /** Ends it with what stands on the stack. */
    public byte[] end() {
        code('.');
        return out.toByteArray();
    }

    /** {@code torch._utils._rebuild_tensor_v2(storage, offset, shape, strides, requires_grad, OrderedDict())}. */
    public void tensor(Pickled.Tensor tensor, boolean requiresGradient) {
        Pickled.Storage storage = tensor.storage();
        global("torch._utils", "_rebuild_tensor_v2");
        code('(', '(');
        text("storage");
        global("torch", storage.type());
        text(storage.key());
        text("cpu");
        number(storage.elements());
        code('t', 'Q');
        number(tensor.offset());
        numbers(tensor.shape());
        numbers(tensor.strides());
        code(requiresGradient ? 0x88 : 0x89);
        global("collections", "OrderedDict");
        code(')', 'R', 't', 'R');
    }

    private void numbers(List<Long> numbers) {
        code('(');
        numbers.forEach(this::number);
        code('t');
    }

    private void number(long value) {
        if (value == (int) value) {
            code('J');
            fixed(value, 4);
        } else {
            code(0x8a, 8);
            fixed(value, 8);
        }
    }

    /** A class or function. */
    public void global(String module, String name) {
        code('c');
        out.writeBytes((module + '\n' + name + '\n').getBytes(StandardCharsets.UTF_8));
    }

    public void text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        code('X');
        fixed(bytes.length, 4);
        out.writeBytes(bytes);
    }

    /** A number of so many bytes, the lowest first. */
    public void fixed(long value, int length) {
        for (int i = 0; i < length; i++) {
            out.write((int) (value >>> (8 * i)));
        }
    }

    /** Operations of the protocol. */
    public void code(int... codes) {
        for (int code : codes) {
            out.write(code);
        }
    }
}
