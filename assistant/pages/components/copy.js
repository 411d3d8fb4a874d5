// A button that copies a text, and says so to who sees it and to who hears it.
export default function ({ data, parentElement }) {
    let button = parentElement.querySelector("button");
    let said = parentElement.querySelector("[role=status]");
    if (!button) {
        button = document.createElement("button");
        button.type = "button";
        said = document.createElement("span");
        said.setAttribute("role", "status");
        parentElement.append(button, said);
    }
    button.textContent = data.label;
    button.onclick = async () => {
        try {
            await navigator.clipboard.writeText(data.text);
        } catch {
            // Browsers keep the clipboard from pages that are not served over https or from this machine.
            const area = document.createElement("textarea");
            area.value = data.text;
            document.body.append(area);
            area.select();
            document.execCommand("copy");
            area.remove();
            button.focus();
        }
        said.textContent = data.copied;
        setTimeout(() => { said.textContent = ""; }, 4000);
    };
}
