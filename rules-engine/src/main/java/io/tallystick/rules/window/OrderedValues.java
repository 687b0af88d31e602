package io.tallystick.rules.window;

import java.util.Arrays;

/**
 * Values in ascending order, equal ones as often as they were added: add, remove and n-th smallest in O(log n), in arrays, so
 * that a steady number of values allocates nothing. A weight-balanced tree (Hirai and Yamamoto, "Balancing weight-balanced
 * trees", JFP 21(3), 2011: delta 3, ratio 2), whose depth is bounded whatever order values come in.
 */
final class OrderedValues {
    private static final int DELTA = 3;
    private static final int RATIO = 2;

    private double[] value = new double[9];
    private int[] left = new int[9];
    private int[] right = new int[9];
    private int[] size = new int[9];
    private int root;
    private int free;
    private int unused = 1;

    int size() {
        return size[root];
    }

    void clear() {
        root = 0;
        free = 0;
        unused = 1;
    }

    void add(double added) {
        if (free == 0 && unused == value.length) {
            grow();
        }
        root = insert(root, added);
    }

    /** Removes one of the values equal to this; the caller knows that there is one. */
    void remove(double removed) {
        root = delete(root, removed);
    }

    /** The n-th smallest, n from 0 to size - 1. */
    double get(int n) {
        int node = root;
        int rest = n;
        while (rest != size[left[node]]) {
            if (rest < size[left[node]]) {
                node = left[node];
            } else {
                rest -= size[left[node]] + 1;
                node = right[node];
            }
        }
        return value[node];
    }

    private int insert(int node, double added) {
        if (node == 0) {
            return leaf(added);
        }
        if (added < value[node]) {
            left[node] = insert(left[node], added);
        } else {
            right[node] = insert(right[node], added);
        }
        return balanced(node);
    }

    private int delete(int node, double removed) {
        if (node == 0) {
            throw new IllegalStateException("ordered values: want one equal to " + removed + ", got none");
        }
        if (removed < value[node]) {
            left[node] = delete(left[node], removed);
        } else if (removed > value[node]) {
            right[node] = delete(right[node], removed);
        } else if (left[node] == 0 || right[node] == 0) {
            int child = left[node] == 0 ? right[node] : left[node];
            left[node] = free;
            free = node;
            return child;
        } else {
            int next = right[node];
            while (left[next] != 0) {
                next = left[next];
            }
            value[node] = value[next];
            right[node] = deleteFirst(right[node]);
        }
        return balanced(node);
    }

    private int deleteFirst(int node) {
        if (left[node] == 0) {
            int child = right[node];
            left[node] = free;
            free = node;
            return child;
        }
        left[node] = deleteFirst(left[node]);
        return balanced(node);
    }

    private int balanced(int node) {
        int l = left[node];
        int r = right[node];
        size[node] = size[l] + size[r] + 1;
        if (size[l] + size[r] <= 1) {
            return node;
        }
        if (size[r] > DELTA * size[l]) {
            if (size[left[r]] >= RATIO * size[right[r]]) {
                right[node] = rotatedRight(r);
            }
            return rotatedLeft(node);
        }
        if (size[l] > DELTA * size[r]) {
            if (size[right[l]] >= RATIO * size[left[l]]) {
                left[node] = rotatedLeft(l);
            }
            return rotatedRight(node);
        }
        return node;
    }

    private int rotatedLeft(int node) {
        int up = right[node];
        right[node] = left[up];
        left[up] = node;
        size[up] = size[node];
        size[node] = size[left[node]] + size[right[node]] + 1;
        return up;
    }

    private int rotatedRight(int node) {
        int up = left[node];
        left[node] = right[up];
        right[up] = node;
        size[up] = size[node];
        size[node] = size[left[node]] + size[right[node]] + 1;
        return up;
    }

    private int leaf(double added) {
        int node = free;
        if (node == 0) {
            node = unused++;
        } else {
            free = left[node];
        }
        value[node] = added;
        left[node] = 0;
        right[node] = 0;
        size[node] = 1;
        return node;
    }

    private void grow() {
        int length = 2 * value.length;
        value = Arrays.copyOf(value, length);
        left = Arrays.copyOf(left, length);
        right = Arrays.copyOf(right, length);
        size = Arrays.copyOf(size, length);
    }
}
