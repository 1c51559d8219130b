package org.modelaudit.torch.onnx;

import org.modelaudit.torch.archive.ElementType;

/** What computes one number of two: beforehand where both are known, by PyTorch's operation otherwise. */
enum Arithmetic {
    ADD("add", "add"),
    SUB("sub", "rsub"),
    MUL("mul", "mul"),
    DIV("div", ""),
    POW("pow", "pow"),
    MOD("remainder", ""),
    FMOD("fmod", ""),
    MIN("minimum", "minimum"),
    MAX("maximum", "maximum"),
    EQUAL("eq", "eq"),
    GREATER("gt", "lt"),
    GREATER_OR_EQUAL("ge", "le"),
    LESS("lt", "gt"),
    LESS_OR_EQUAL("le", "ge"),
    AND("logical_and", "logical_and"),
    OR("logical_or", "logical_or"),
    XOR("logical_xor", "logical_xor");

    private final String operation;
    private final String reversed;

    Arithmetic(String operation, String reversed) {
        this.operation = operation;
        this.reversed = reversed;
    }

    private double known(double a, double b) {
        return switch (this) {
            case ADD -> a + b;
            case SUB -> a - b;
            case MUL -> a * b;
            case DIV -> a / b;
            case POW -> Math.pow(a, b);
            case MOD -> a - Math.floor(a / b) * b;
            case FMOD -> a % b;
            case MIN -> Math.min(a, b);
            case MAX -> Math.max(a, b);
            case EQUAL -> truth(a == b);
            case GREATER -> truth(a > b);
            case GREATER_OR_EQUAL -> truth(a >= b);
            case LESS -> truth(a < b);
            case LESS_OR_EQUAL -> truth(a <= b);
            case AND -> truth(a != 0 && b != 0);
            case OR -> truth(a != 0 || b != 0);
            case XOR -> truth((a != 0) != (b != 0));
        };
    }

    private static double truth(boolean value) {
        return value ? 1 : 0;
    }

    /** PyTorch's name. */
    String operation() {
        return operation;
    }

    /** PyTorch's name for it with both in the other order; empty where there is none. */
    String reversed() {
        return reversed;
    }

    /** Whether it takes tensors of truth values alone. */
    boolean isLogical() {
        return this == AND || this == OR || this == XOR;
    }

    ElementType result(ElementType operands) {
        return switch (this) {
            case ADD, SUB, MUL, DIV, POW, MOD, FMOD, MIN, MAX -> operands;
            default -> ElementType.BOOL;
        };
    }

    /** Number by number. */
    Numbers apply(Numbers one, Numbers two) {
        long[] dims = Dims.of(one.dims()).broadcast(Dims.of(two.dims())).fixed();
        Numbers a = one.expanded(dims);
        Numbers b = two.expanded(dims);
        ElementType type = result(one.type());
        double[] values = new double[a.count()];
        boolean[] per = new boolean[values.length];
        boolean any = false;
        for (int i = 0; i < values.length; i++) {
            if (a.isPerPicture(i) || b.isPerPicture(i)) {
                Size size = counting(a.size(i), b.size(i));
                values[i] = size.count();
                per[i] = size.perPicture();
                any |= per[i];
            } else {
                boolean whole = !ElementTypes.isReal(one.type());
                if (whole && this == DIV && b.at(i) == 0) {
                    throw new NotTranslated("it divides by 0");
                }
                values[i] = ElementTypes.rounded(type, known(a.at(i), b.at(i)));
            }
        }
        return new Numbers(type, dims, values, any ? per : null);
    }

    /** Of numbers of which one counts pictures, of which there is at least one. */
    private Size counting(Size a, Size b) {
        boolean both = a.perPicture() && b.perPicture();
        return switch (this) {
            case ADD -> both ? per(a.count() + b.count()) : a.is(0) ? b : zero(b, a);
            case SUB -> both ? difference(a, b) : zero(b, a);
            case MUL -> a.times(b);
            case DIV -> a.over(b);
            case MOD, FMOD -> remainder(a, b);
            case EQUAL -> Size.of(compare(a, b) == 0 ? 1 : 0);
            case GREATER -> Size.of(compare(a, b) > 0 ? 1 : 0);
            case GREATER_OR_EQUAL -> Size.of(compare(a, b) >= 0 ? 1 : 0);
            case LESS -> Size.of(compare(a, b) < 0 ? 1 : 0);
            case LESS_OR_EQUAL -> Size.of(compare(a, b) <= 0 ? 1 : 0);
            case MIN -> compare(a, b) <= 0 ? a : b;
            case MAX -> compare(a, b) >= 0 ? a : b;
            default -> throw unknown();
        };
    }

    private static Size per(long count) {
        return new Size(count, true);
    }

    private static Size difference(Size a, Size b) {
        return a.count() == b.count() ? Size.of(0) : per(a.count() - b.count());
    }

    /** None for every number of pictures, or unknown. */
    private static Size remainder(Size a, Size b) {
        if (!a.perPicture() || b.count() == 0) {
            throw unknown();
        }
        return zero(Size.of(a.count() % b.count()), Size.of(0));
    }

    private static Size zero(Size wanted, Size result) {
        if (!wanted.is(0)) {
            throw unknown();
        }
        return result;
    }

    /** Whatever the number of pictures. */
    private static int compare(Size a, Size b) {
        if (a.perPicture() && b.perPicture()) {
            return Long.compare(a.count(), b.count());
        }
        Size counts = a.perPicture() ? a : b;
        Size plain = a.perPicture() ? b : a;
        if (counts.count() <= plain.count()) {
            throw unknown();
        }
        return a.perPicture() ? 1 : -1;
    }

    private static NotTranslated unknown() {
        return new NotTranslated("it computes with the number of pictures");
    }
}
