package org.modelaudit.torch.graph;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes the objects of a program as a pickle (protocol 2), as far as modules and tensors need it. */
final class PickleWriter {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Map<Object, Integer> memo = new HashMap<>();

    /** An object of the module's class, with all that it holds. */
    static byte[] write(ModuleClass top, SavedTensors tensors) {
        PickleWriter writer = new PickleWriter();
        writer.code(0x80, 2);
        writer.module(top, tensors);
        writer.code('.');
        return writer.out.toByteArray();
    }

    private void module(ModuleClass module, SavedTensors tensors) {
        global(module.module(), module.kind());
        code(')', 0x81, '}', '(');
        module.tensors().forEach((name, tensor) -> {
            text(name);
            tensor(tensors.view(tensor), tensor.parameter());
        });
        text("training");
        code(0x89);
        module.children().forEach((name, child) -> {
            text(name);
            module(child, tensors);
        });
        code('u', 'b');
    }

    /** {@code torch._utils._rebuild_tensor_v2(storage, offset, shape, strides, requires_grad, OrderedDict())}. */
    private void tensor(SavedTensors.View view, boolean parameter) {
        Object key = List.of(view, parameter);
        Integer known = memo.get(key);
        if (known != null) {
            code('j');
            fixed(known, 4);
            return;
        }
        global("torch._utils", "_rebuild_tensor_v2");
        code('(', '(');
        text("storage");
        global("torch", view.type().storage());
        text(view.storage());
        text("cpu");
        number(view.elements());
        code('t', 'Q');
        number(view.offset());
        numbers(view.shape());
        numbers(view.strides());
        code(parameter ? 0x88 : 0x89);
        global("collections", "OrderedDict");
        code(')', 'R', 't', 'R', 'r');
        fixed(memo.size(), 4);
        memo.put(key, memo.size());
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

    private void global(String module, String name) {
        code('c');
        bytes(module + '\n' + name + '\n');
    }

    private void text(String text) {
        code('X');
        fixed(text.getBytes(StandardCharsets.UTF_8).length, 4);
        bytes(text);
    }

    private void bytes(String text) {
        out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    private void fixed(long value, int length) {
        for (int i = 0; i < length; i++) {
            out.write((int) (value >>> (8 * i)));
        }
    }

    private void code(int... codes) {
        for (int code : codes) {
            out.write(code);
        }
    }
}
