package org.modelaudit.torch.archive;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.modelaudit.torch.source.ProgramException;

/**
 * Reads a pickle without running anything: only the operation codes that PyTorch writes are known, and only the few
 * functions in {@link PickleFunctions} can be named. Everything else is refused by name.
 */
public final class PickleReader {

    private static final int MAX_STACK = 1_000_000;
    private static final int MAX_GAP = 1000;
    private static final Object MARK = new Object();

    private final ByteBuffer in;
    private final List<@Nullable Object> stack = new ArrayList<>();
    private final Map<Integer, @Nullable Object> memo = new HashMap<>();
    private final boolean tensorsAlone;
    private boolean stopped;

    private PickleReader(byte[] bytes, boolean tensorsAlone) {
        this.tensorsAlone = tensorsAlone;
        this.in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * @param name of the entry, for messages
     * @throws ProgramException if the pickle is damaged or asks for more than a TorchScript program needs
     */
    public static @Nullable Object read(String name, byte[] bytes) {
        return read(name, bytes, false);
    }

    /**
     * A dictionary of tensors as {@code torch.save} writes it, in any of pickle's protocols from 2 on; no object of a class of the
     * user's own.
     *
     * @param name of the entry, for messages
     * @throws ProgramException if the pickle is damaged or asks for more than tensors need
     */
    static @Nullable Object readTensors(String name, byte[] bytes) {
        return read(name, bytes, true);
    }

    private static @Nullable Object read(String name, byte[] bytes, boolean tensorsAlone) {
        try {
            return new PickleReader(bytes, tensorsAlone).run();
        } catch (BufferUnderflowException
                | NullPointerException
                | IndexOutOfBoundsException
                | ClassCastException
                | ArithmeticException
                | IllegalArgumentException e) {
            throw new ProgramException("its entry '%s' is damaged".formatted(name), e);
        } catch (ProgramException e) {
            throw new ProgramException("its entry '%s' %s".formatted(name, e.getMessage()), e);
        }
    }

    private @Nullable Object run() {
        while (!stopped) {
            step(in.get() & 0xff);
            if (stack.size() > MAX_STACK || memo.size() > MAX_STACK) {
                throw new ProgramException("holds more than %d values".formatted(MAX_STACK));
            }
        }
        return pop();
    }

    private void step(int code) {
        switch (code) {
            case 0x80 -> in.get(); // PROTO
            case 'c' -> push(new Pickled.Global(line() + '.' + line()));
            case 'q' -> remember(in.get() & 0xff);
            case 'r' -> remember(in.getInt());
            case 'h' -> push(recall(in.get() & 0xff));
            case 'j' -> push(recall(in.getInt()));
            case ')' -> push(new Pickled.Tuple(List.of()));
            case ']', '}', '(' -> push(code == ']' ? new ArrayList<>() : code == '}' ? new LinkedHashMap<>() : MARK);
            case 0x85, 0x86, 0x87 -> push(new Pickled.Tuple(popLast(code - 0x84)));
            case 't' -> push(new Pickled.Tuple(popMarked()));
            case 'l' -> push(popMarked());
            case 'X' -> push(string(in.getInt()));
            case 0x88, 0x89 -> push(code == 0x88);
            case 'N' -> push(null);
            case 'K' -> push((long) (in.get() & 0xff));
            case 'M' -> push((long) (in.getShort() & 0xffff));
            case 'J' -> push((long) in.getInt());
            case 0x8a -> push(longNumber(in.get() & 0xff));
            case 'G' -> push(Double.longBitsToDouble(Long.reverseBytes(in.getLong())));
            case 'Q' -> push(PickleFunctions.storage(pop()));
            case 'R' -> reduce();
            case 0x81 -> newObject();
            case 'b' -> build();
            case 'a', 'e' -> append(code == 'a' ? popLast(1) : popMarked());
            case 's', 'u' -> setItems(code == 's' ? popLast(2) : popMarked());
            case '.' -> stopped = true;
            default -> later(code);
        }
    }

    /** What protocols 4 and 5 add, which libtorch does not read. */
    private void later(int code) {
        switch (tensorsAlone ? code : 0) {
            case 0x8c -> push(string(in.get() & 0xff));
            case 0x93 -> {
                String name = (String) required(pop());
                push(new Pickled.Global(required(pop()) + "." + name));
            }
            case 0x94 -> remember(memo.size());
            case 0x95 -> in.getLong();
            default ->
                throw new ProgramException(
                        "uses the pickle operation 0x%02x, which no TorchScript program has".formatted(code));
        }
    }

    private void reduce() {
        Object given = required(pop());
        String function = ((Pickled.Global) required(pop())).name();
        if (tensorsAlone && PickleFunctions.isParameter(function)) {
            // What hangs on a parameter of a Python program is of no use here.
            push(new Pickled.Parameter((Pickled.Tensor) required(((List<?>) given).get(0))));
        } else if (tensorsAlone || !function.startsWith("__torch__.")) {
            push(PickleFunctions.call(function, (List<?>) given));
        } else if (given instanceof Map<?, ?>) {
            push(new Pickled.Instance(function, given));
        } else if (given instanceof Number || given instanceof String) {
            push(new Pickled.EnumMember(function, given));
        } else {
            throw new ProgramException(
                    "makes an object of the class '%s' of something that is no state".formatted(function));
        }
    }

    /** The class waits for the state: libtorch keeps no object before it has one, and so must no copy of it be taken here. */
    private void newObject() {
        pop();
        Pickled.Global type = (Pickled.Global) required(peek());
        if (tensorsAlone || !type.name().startsWith("__torch__.")) {
            throw new ProgramException("makes an object of the foreign class '%s'".formatted(type.name()));
        }
    }

    private void build() {
        Object state = pop();
        if (tensorsAlone && peek() instanceof Map<?, ?>) {
            return; // an ordered dictionary with attributes beside its values
        }
        Pickled.Global type = (Pickled.Global) required(pop());
        if (!type.name().startsWith("__torch__.")) {
            throw new ProgramException("gives a state to the foreign class '%s'".formatted(type.name()));
        }
        push(new Pickled.Instance(type.name(), state));
    }

    @SuppressWarnings("unchecked")
    private void append(List<@Nullable Object> values) {
        ((ArrayList<@Nullable Object>) required(peek())).addAll(values);
    }

    @SuppressWarnings("unchecked")
    private void setItems(List<@Nullable Object> values) {
        LinkedHashMap<Object, @Nullable Object> map = (LinkedHashMap<Object, @Nullable Object>) required(peek());
        for (int i = 0; i + 1 < values.size(); i += 2) {
            Object key = required(values.get(i));
            if (!(key instanceof String || key instanceof Number)) {
                throw new ProgramException("has a dictionary whose keys are neither strings nor numbers");
            }
            map.put(key, values.get(i + 1));
        }
    }

    private static Object required(@Nullable Object value) {
        if (value == null) {
            throw new ProgramException("has None where a value was expected");
        }
        return value;
    }

    /** libtorch makes room for every number below the index. */
    private void remember(int index) {
        if (index < 0 || index > memo.size() + MAX_GAP) {
            throw new ProgramException("numbers a value %d that is the %dth".formatted(index, memo.size()));
        }
        memo.put(index, peek());
    }

    private @Nullable Object recall(int index) {
        if (!memo.containsKey(index)) {
            throw new ProgramException("refers to a value that it does not hold");
        }
        return memo.get(index);
    }

    private String line() {
        int start = in.position();
        int end = start;
        while (in.get() != '\n') {
            end++;
        }
        return new String(in.array(), start, end - start, StandardCharsets.UTF_8);
    }

    private String string(int length) {
        if (length < 0 || length > in.remaining()) {
            throw new ProgramException("holds a string longer than itself");
        }
        byte[] bytes = new byte[length];
        in.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private long longNumber(int length) {
        long value = 0;
        for (int i = 0; i < length; i++) {
            byte b = in.get();
            value |= i < 8 ? (b & 0xffL) << (8 * i) : 0;
            value = i == length - 1 && b < 0 && i < 7 ? value | -1L << (8 * (i + 1)) : value;
        }
        return value;
    }

    private void push(@Nullable Object value) {
        stack.add(value);
    }

    private @Nullable Object peek() {
        return stack.get(stack.size() - 1);
    }

    private @Nullable Object pop() {
        return stack.remove(stack.size() - 1);
    }

    private List<@Nullable Object> popLast(int count) {
        List<@Nullable Object> tail = stack.subList(stack.size() - count, stack.size());
        List<@Nullable Object> values = new ArrayList<>(tail);
        tail.clear();
        return values;
    }

    private List<@Nullable Object> popMarked() {
        int mark = stack.lastIndexOf(MARK);
        List<@Nullable Object> values = popLast(stack.size() - mark - 1);
        stack.remove(mark);
        return values;
    }
}
