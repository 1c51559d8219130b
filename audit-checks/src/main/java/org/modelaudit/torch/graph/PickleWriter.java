package org.modelaudit.torch.graph;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.modelaudit.torch.archive.PickleOutput;
import org.modelaudit.torch.archive.Pickled;

/** Writes the objects of a program as a pickle, as far as modules and tensors need it. */
final class PickleWriter {

    private final PickleOutput out = new PickleOutput();
    private final Map<Object, Integer> memo = new HashMap<>();

    /** An object of the module's class, with all that it holds. */
    static byte[] write(ModuleClass top, SavedTensors tensors) {
        PickleWriter writer = new PickleWriter();
        writer.module(top, tensors);
        return writer.out.end();
    }

    private void module(ModuleClass module, SavedTensors tensors) {
        out.global(module.module(), module.kind());
        out.code(')', 0x81, '}', '(');
        module.tensors().forEach((name, tensor) -> {
            out.text(name);
            tensor(tensors.view(tensor), tensor.parameter());
        });
        out.text("training");
        out.code(0x89);
        module.children().forEach((name, child) -> {
            out.text(name);
            module(child, tensors);
        });
        out.code('u', 'b');
    }

    /** One that was written before is named by its place in the memo. */
    private void tensor(Pickled.Tensor tensor, boolean parameter) {
        Object key = List.of(tensor, parameter);
        Integer known = memo.get(key);
        if (known != null) {
            out.code('j');
            out.fixed(known, 4);
            return;
        }
        out.tensor(tensor, parameter);
        out.code('r');
        out.fixed(memo.size(), 4);
        memo.put(key, memo.size());
    }
}
