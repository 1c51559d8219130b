package org.modelaudit.image.jpeg;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** What the header of a frame says (T.81, B.2.2). */
record Frame(boolean progressive, int width, int height, List<Component> components) {

    static Frame parse(int marker, ByteBuffer segment) throws JpegException {
        int bits = segment.get() & 0xFF;
        int height = segment.getShort() & 0xFFFF;
        int width = segment.getShort() & 0xFFFF;
        int count = segment.get() & 0xFF;
        if (marker > Marker.SOF2 || bits != 8 || (count != 1 && count != 3)) {
            throw JpegException.rare("marker %X, %d bits, %d components".formatted(marker, bits, count));
        }
        if (width < 1 || height < 1) {
            throw JpegException.damaged("its frame is %d×%d pixels".formatted(width, height));
        }
        List<Component> components = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int id = segment.get() & 0xFF;
            int factors = segment.get() & 0xFF;
            components.add(component(id, factors >> 4, factors & 15, segment.get() & 0xFF));
        }
        Frame frame = new Frame(marker == Marker.SOF2, width, height, List.copyOf(components));
        for (Component component : components) {
            frame.layOut(component);
        }
        return frame;
    }

    private static Component component(int id, int horizontal, int vertical, int table) throws JpegException {
        if (horizontal < 1 || horizontal > 4 || vertical < 1 || vertical > 4) {
            throw JpegException.damaged("a component claims the sampling %d×%d".formatted(horizontal, vertical));
        }
        return new Component(id, horizontal, vertical, table);
    }

    private void layOut(Component component) throws JpegException {
        if (mostHorizontal() % component.horizontal != 0 || mostVertical() % component.vertical != 0) {
            throw JpegException.rare("its components are sampled %d×%d and %d×%d, which is no whole ratio"
                    .formatted(component.horizontal, component.vertical, mostHorizontal(), mostVertical()));
        }
        component.layOut(width, height, mostHorizontal(), mostVertical(), progressive);
    }

    int mostHorizontal() {
        return components.stream().mapToInt(c -> c.horizontal).max().orElseThrow();
    }

    int mostVertical() {
        return components.stream().mapToInt(c -> c.vertical).max().orElseThrow();
    }

    /** Units of interleaved scans in a row of them. */
    int unitsAcross() {
        return Component.ceiling(width, Component.BLOCK * mostHorizontal());
    }

    int unitsDown() {
        return Component.ceiling(height, Component.BLOCK * mostVertical());
    }

    Component component(int id) throws JpegException {
        for (Component component : components) {
            if (component.id == id) {
                return component;
            }
        }
        throw JpegException.damaged("a scan names the component %d, which the frame does not".formatted(id));
    }
}
