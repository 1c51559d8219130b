package org.modelaudit.linear;

import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.data.DMatrixSparseCSC;
import org.ejml.data.DMatrixSparseTriplet;
import org.ejml.interfaces.linsol.LinearSolverSparse;
import org.ejml.ops.DConvertMatrixStruct;
import org.ejml.sparse.FillReducing;
import org.ejml.sparse.csc.factory.LinearSolverFactory_DSCC;

/**
 * A large system of linear equations with a symmetric positive definite matrix that is mostly zero, solved by EJML's sparse
 * Cholesky factorisation in double precision. Unknowns are eliminated in the order of their rows: give them in one that fills in
 * little.
 */
public final class SparseSystem {

    private final int order;
    private final DMatrixSparseTriplet entries;

    /**
     * @param order number of unknowns, at least 1
     */
    public SparseSystem(int order) {
        this.order = order;
        this.entries = new DMatrixSparseTriplet(order, order, 9 * order);
    }

    /** Sets an entry of the matrix; each at most once, both halves are given. */
    public void add(int row, int column, double value) {
        entries.addItem(row, column, value);
    }

    /**
     * Solves the system for several right-hand sides by one factorisation.
     *
     * @param rightHandSides n numbers each
     * @return a solution for each, n numbers
     * @throws IllegalArgumentException if the matrix is not positive definite
     */
    public List<double[]> solve(List<double[]> rightHandSides) {
        LinearSolverSparse<DMatrixSparseCSC, DMatrixRMaj> solver = LinearSolverFactory_DSCC.cholesky(FillReducing.NONE);
        DMatrixSparseCSC matrix = DConvertMatrixStruct.convert(entries, (DMatrixSparseCSC) null);
        matrix.sortIndices(null);
        if (!solver.setA(matrix)) {
            throw new IllegalArgumentException("The matrix of a sparse system must be positive definite.");
        }
        List<double[]> solutions = new ArrayList<>();
        for (double[] side : rightHandSides) {
            DMatrixRMaj solution = new DMatrixRMaj(order, 1);
            solver.solve(DMatrixRMaj.wrap(order, 1, side.clone()), solution);
            solutions.add(solution.data);
        }
        return solutions;
    }
}
