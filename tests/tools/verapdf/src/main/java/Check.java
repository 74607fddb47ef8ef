import java.io.FileInputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** Takes flavours (ua1,3a), then files. Prints one line a file and flavour: OK or the rules broken, each with how often and one example; exit 1 if any is broken. */
public class Check {
    public static void main(String[] arguments) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        boolean clean = true;
        List<String> names = Arrays.asList(arguments).subList(1, arguments.length);
        for (String name : names) for (String id : arguments[0].split(",")) {
            PDFAFlavour flavour = PDFAFlavour.fromString(id);
            try (FileInputStream stream = new FileInputStream(name);
                 PDFAParser parser = Foundries.defaultInstance().createParser(stream, flavour);
                 PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
                ValidationResult result = validator.validate(parser);
                clean &= result.isCompliant();
                System.out.println((result.isCompliant() ? "OK    " : "WRONG ") + flavour.getId() + " " + name + " (" + result.getTotalAssertions() + " checks)");
                Map<String, String> broken = new TreeMap<>();
                Map<String, Integer> often = new TreeMap<>();
                for (TestAssertion item : result.getTestAssertions()) {
                    if (item.getStatus() != TestAssertion.Status.FAILED) continue;
                    String rule = item.getRuleId().getClause() + "-" + item.getRuleId().getTestNumber();
                    broken.putIfAbsent(rule, item.getMessage() + " @ " + item.getLocation().getContext());
                    often.merge(rule, 1, Integer::sum);
                }
                broken.forEach((rule, text) -> System.out.println("      " + rule + " x" + often.get(rule) + ": " + text));
            }
        }
        System.exit(clean ? 0 : 1);
    }
}
