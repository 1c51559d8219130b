package org.modelaudit.robustness;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.modelaudit.attack.Attack;
import org.modelaudit.attack.AttackResult;
import org.modelaudit.attack.Attacked;
import org.modelaudit.data.AuditSample;
import org.modelaudit.explain.Batch;
import org.modelaudit.explain.Tensors;
import org.modelaudit.metric.ExplainedSample;
import org.modelaudit.metric.Measurement;

/**
 * An attack that runs once on a picture for all metrics and explainers that ask for it: no map has a part in it.
 *
 * @param attack with all its settings
 * @param measurement whose pictures are attacked
 */
record KeptAttack(Attack attack, Measurement measurement) {

    /** What became of each picture; the pictures themselves are only read where one of them has to be attacked. */
    List<Attacked> samples() {
        Optional<List<AttackedBytes>> known = known();
        if (known.isPresent()) {
            return known.get().stream().map(AttackedBytes::attacked).toList();
        }
        AttackResult made = made();
        made.images().close();
        return made.samples();
    }

    /** The changed pictures as well, in the scope of the measurement's. */
    AttackResult result() {
        return known().map(this::result).orElseGet(this::made);
    }

    private AttackResult result(List<AttackedBytes> known) {
        NDArray like = measurement.batch().get().images();
        Shape shape = like.getShape();
        int length = (int) (shape.size() / shape.get(0));
        float[] all = new float[known.size() * length];
        for (int i = 0; i < known.size(); i++) {
            System.arraycopy(known.get(i).picture(), 0, all, i * length, length);
        }
        return new AttackResult(
                Tensors.of(like.getManager(), all, shape),
                known.stream().map(AttackedBytes::attacked).toList());
    }

    /** Empty unless every picture is known. */
    private Optional<List<AttackedBytes>> known() {
        List<AttackedBytes> known = new ArrayList<>();
        for (ExplainedSample each : measurement.samples()) {
            Optional<byte[]> bytes = measurement.kept().find(each.sample(), work());
            if (bytes.isEmpty()) {
                return Optional.empty();
            }
            known.add(AttackedBytes.read(bytes.get()));
        }
        return Optional.of(known);
    }

    private AttackResult made() {
        Batch batch = measurement.batch().get();
        AttackResult result = attack.attack(measurement.model(), batch);
        List<float[]> pictures = Tensors.rows(result.images());
        for (int i = 0; i < batch.size(); i++) {
            AuditSample sample = batch.samples().get(i);
            measurement
                    .kept()
                    .keep(sample, work(), new AttackedBytes(result.samples().get(i), pictures.get(i)).bytes());
        }
        return result;
    }

    private Object work() {
        return List.of("attack", attack.id(), attack);
    }
}
