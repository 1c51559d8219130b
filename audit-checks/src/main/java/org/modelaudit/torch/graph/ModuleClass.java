package org.modelaudit.torch.graph;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.modelaudit.torch.source.Expression;
import org.modelaudit.torch.source.Identifiers;
import org.modelaudit.torch.source.SourceWriter;

/** The class of one module of a graph. Each module has its own, so that its calls can be written as its methods. */
final class ModuleClass {

    private final int number;
    private final String path;
    private final String kind;
    private final Map<String, ModuleClass> children = new LinkedHashMap<>();
    private final Map<String, GraphTensor> tensors = new LinkedHashMap<>();
    private final List<String> methods = new ArrayList<>();

    ModuleClass(int number, String path, String kind) {
        this.number = number;
        this.path = path;
        this.kind = Identifiers.isPlain(kind) ? kind : "Module";
    }

    int number() {
        return number;
    }

    String path() {
        return path;
    }

    /** The module of the source that holds the class, {@code __torch__.m3}. */
    String module() {
        return "__torch__.m" + number;
    }

    String kind() {
        return kind;
    }

    /** The class by its full name, {@code __torch__.m3.Conv2d}. */
    String name() {
        return module() + '.' + kind;
    }

    Expression type() {
        return Expression.ofDotted(name());
    }

    Map<String, ModuleClass> children() {
        return children;
    }

    Map<String, GraphTensor> tensors() {
        return tensors;
    }

    void add(String method) {
        methods.add(method);
    }

    String source() {
        StringBuilder out = new StringBuilder("class ").append(kind).append("(Module):\n");
        out.append("  __parameters__ = [").append(names(true)).append("]\n");
        out.append("  __buffers__ = [").append(names(false)).append("]\n");
        tensors.keySet().forEach(name -> declare(name, "Tensor", out));
        out.append("  training : bool\n");
        children.forEach((name, child) -> declare(name, SourceWriter.text(child.type()), out));
        methods.forEach(out::append);
        return out.toString();
    }

    private String names(boolean parameters) {
        StringBuilder names = new StringBuilder();
        tensors.forEach((name, tensor) -> {
            if (tensor.parameter() == parameters) {
                names.append('"').append(name).append("\", ");
            }
        });
        return names.toString();
    }

    private static void declare(String name, String type, StringBuilder out) {
        out.append(Identifiers.isPlain(name) ? "  " + name + " : " : "  __annotations__[\"" + name + "\"] = ");
        out.append(type).append('\n');
    }
}
