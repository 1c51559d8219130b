package org.modelaudit.image.jpeg;

/**
 * Brings the rows of a component to the width and height of the frame.
 *
 * <p>A sample lies in the middle of the pixels that it stands for. Where it stands for two in a direction, each of them
 * becomes three quarters of the nearer sample and one quarter of the farther one (a triangle filter); roundings alternate
 * so that no tint comes of them. At the border the nearest sample is repeated. Other ratios, and components of at most
 * two columns where columns are doubled, repeat samples. These are libjpeg-turbo's rules ("fancy upsampling").
 */
final class Upsampling {

    private final Component component;
    private final int across;
    private final int down;
    private final boolean filterAcross;
    private final boolean filterDown;
    private final int[] column;
    private final byte[] row;

    Upsampling(Component component, Frame frame) {
        this.component = component;
        across = frame.mostHorizontal() / component.horizontal;
        down = frame.mostVertical() / component.vertical;
        boolean wide = component.width > 2;
        filterAcross = across == 2 && down <= 2 && wide;
        filterDown = down == 2 && (across == 1 || filterAcross);
        column = new int[component.width];
        row = new byte[component.width * across];
    }

    /** The samples of row {@code y} of the frame; valid until the next call. */
    byte[] row(int y) {
        int near = y / down;
        if (!filterDown) {
            return filterAcross ? doubled(near) : repeated(near);
        }
        boolean upper = y % 2 == 0;
        int far = upper ? Math.max(0, near - 1) : Math.min(component.height - 1, near + 1);
        blend(near, far);
        return filterAcross ? doubledColumns() : columns(upper ? 1 : 2);
    }

    private byte[] repeated(int from) {
        byte[] samples = component.samples;
        int at = from * component.stride();
        if (across == 1) {
            System.arraycopy(samples, at, row, 0, component.width);
            return row;
        }
        for (int x = 0; x < row.length; x++) {
            row[x] = samples[at + x / across];
        }
        return row;
    }

    private byte[] doubled(int from) {
        byte[] samples = component.samples;
        int at = from * component.stride();
        int last = component.width - 1;
        int previous = samples[at] & 0xFF;
        int here = previous;
        for (int x = 0; x <= last; x++) {
            int next = x == last ? here : samples[at + x + 1] & 0xFF;
            row[2 * x] = (byte) ((3 * here + previous + 1) >> 2);
            row[2 * x + 1] = (byte) ((3 * here + next + 2) >> 2);
            previous = here;
            here = next;
        }
        return row;
    }

    /** Four times the blend of two rows, not rounded. */
    private void blend(int near, int far) {
        byte[] samples = component.samples;
        int nearAt = near * component.stride();
        int farAt = far * component.stride();
        for (int x = 0; x < column.length; x++) {
            column[x] = 3 * (samples[nearAt + x] & 0xFF) + (samples[farAt + x] & 0xFF);
        }
    }

    private byte[] columns(int rounding) {
        for (int x = 0; x < column.length; x++) {
            row[x] = (byte) ((column[x] + rounding) >> 2);
        }
        return row;
    }

    private byte[] doubledColumns() {
        int last = column.length - 1;
        int previous = column[0];
        int here = previous;
        for (int x = 0; x <= last; x++) {
            int next = x == last ? here : column[x + 1];
            row[2 * x] = (byte) ((3 * here + previous + 8) >> 4);
            row[2 * x + 1] = (byte) ((3 * here + next + 7) >> 4);
            previous = here;
            here = next;
        }
        return row;
    }
}
